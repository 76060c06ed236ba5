import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makePrivateDirectory } from "./sync-directory.ts";
/**
 * Takes the right to be the one server of a data directory.
 *
 * `server.lock` is an empty SQLite file on which this process keeps an exclusive lock of the
 * operating system, the same on every platform. The lock ends with the process, however it ends;
 * the file stays and means nothing by itself.
 *
 * @throws {Error} when another server, in this process or another, has it
 */
export function holdServerLock(directory) {
    makePrivateDirectory(directory);
    const file = join(directory, "server.lock");
    const lock = new DatabaseSync(file, { timeout: 0 });
    try {
        lock.exec("begin exclusive");
    }
    catch (error) {
        lock.close();
        if (!isBusy(error))
            throw error;
        throw new Error(`Cannot start: another server is using ${directory}. Stop it first, or give this one a data directory of its own`, { cause: error });
    }
    return { release: () => lock.close() };
}
/** 5 is SQLITE_BUSY, https://sqlite.org/rescode.html */
function isBusy(error) {
    return error instanceof Error && "errcode" in error && error.errcode === 5;
}
