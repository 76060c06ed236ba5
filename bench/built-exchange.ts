import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "../e2e/story/free-port.ts";
import { ROOT } from "../scripts/build/programs.ts";
import { startProgram } from "../scripts/practice/program.ts";

const SERVER = path.join(ROOT, "apps/server/dist");
const run = promisify(execFile);

/** The server as it is delivered: bundled, its own process, with its defaults, without pages. */
export interface BuiltExchange {
  readonly url: URL;
  /** Where its database is. */
  readonly database: string;
  /** Adds a participant through the running server. @returns its key */
  addParticipant(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the built server on a free port with its data in `folder`. */
export async function startBuiltExchange(folder: string): Promise<BuiltExchange> {
  const port = await freePort();
  const url = new URL(`http://127.0.0.1:${port}/`);
  const data = path.join(folder, "exchange");
  const settings = { HOLDFAST_DATA: data, HOLDFAST_PORT: String(port) };
  const program = await startProgram(
    "the server",
    path.join(SERVER, "main.js"),
    [],
    settings,
    new URL("healthz", url),
  );

  return {
    url,
    database: path.join(data, "exchange.sqlite"),
    async addParticipant(name) {
      const { stdout } = await run(
        process.execPath,
        [path.join(SERVER, "cli.js"), "participant", "add", name, "--json"],
        { env: { ...process.env, ...settings } },
      );
      const key = /"key":"([^"]+)"/.exec(stdout)?.[1];
      if (key === undefined) throw new Error("Cannot add a participant: no key was answered");
      return key;
    },
    stop: () => program.stop(),
  };
}
