import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { kernelName } from "./kernel-name.ts";
import { NativeSearchMissing } from "./missing.ts";
import { SOURCES } from "./sources.ts";

/** Where a Node has its headers: beside its program, or where Debian puts them. */
const HEADERS: readonly string[] = [
  path.join(path.dirname(process.execPath), "..", "include", "node"),
  "/usr/include/node",
  "/usr/include/nodejs/src",
];

const CANNOT = "Cannot compile the native search";

/**
 * Compiles the native search with the C compiler of this machine, in a second or two: for Linux on
 * x86-64, and once for every Node.
 *
 * @param file to be written, for `nativeSearch`; its name has to end in `.node`
 * @param options.compiler `cc` unless another is named
 * @throws {NativeSearchMissing} without a compiler or Node's headers, or on another system
 * @throws {TypeError} for another name, or in a folder that is not there
 */
export async function compileNativeSearch(file: string, { compiler = "cc" } = {}): Promise<void> {
  if (path.extname(file) !== ".node") {
    throw new TypeError(`Cannot compile the native search into ${file}: it has to end in .node`);
  }
  if (!existsSync(path.dirname(path.resolve(file)))) {
    throw new TypeError(`Cannot compile the native search into ${file}: there is no such folder`);
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw machineMissing("it is for Linux on x86-64");
  }
  const headers = HEADERS.find((folder) => existsSync(path.join(folder, "node_api.h")));
  if (headers === undefined) {
    throw machineMissing("the headers of Node are missing; they come with Node from nodejs.org");
  }
  const kernel = `-DKERNEL="${kernelName()}"`;
  const options = [kernel, "-O3", "-std=c11"];
  const library = [
    "-shared",
    "-fPIC",
    "-fvisibility=hidden",
    "-fstack-clash-protection",
    `-I${headers}`,
  ];
  // Under its name there is never half a file, which a program that loads it would not survive; and two
  // who compile at once have each their own.
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await promisify(execFile)(compiler, [...options, ...library, ...SOURCES, "-o", unfinished]);
    await rename(unfinished, file);
  } catch (error) {
    if (wasNotStarted(compiler, error)) throw machineMissing(`there is no C compiler ${compiler}`);
    throw new NativeSearchMissing(`${CANNOT}: ${wordsOf(error)}`, {
      isMachine: false,
      cause: error,
    });
  } finally {
    await rm(unfinished, { force: true });
  }
}

function machineMissing(why: string): NativeSearchMissing {
  return new NativeSearchMissing(`${CANNOT}: ${why}`, { isMachine: true });
}

/** A compiler that is there may fail with the same code, when it has written nothing to be renamed. */
function wasNotStarted(compiler: string, error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code === "ENOENT" && syscall === `spawn ${compiler}`;
}

/** What the compiler said. */
function wordsOf(error: unknown): string {
  return error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
}
