import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { kernelName } from "./kernel-name.ts";
import { NativeSearchMissing } from "./missing.ts";

const SOURCES = path.join(import.meta.dirname, "..", "..", "native");

/** Where a Node has its headers: beside its program, or where Debian puts them. */
const HEADERS: readonly string[] = [
  path.join(path.dirname(process.execPath), "..", "include", "node"),
  "/usr/include/node",
  "/usr/include/nodejs/src",
];

/**
 * Compiles the native search with the C compiler of this machine, in a second or two: for Linux on
 * x86-64, and once for every Node.
 *
 * @param file to be written, for `nativeSearch`; its name has to end in `.node`
 * @param options.compiler `cc` unless another is named
 * @throws {NativeSearchMissing} without a compiler or Node's headers, or on another system
 */
export async function compileNativeSearch(file: string, { compiler = "cc" } = {}): Promise<void> {
  if (!file.endsWith(".node")) {
    throw new TypeError(`Cannot compile the native search into ${file}: it has to end in .node`);
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw missing("it is for Linux on x86-64");
  }
  const headers = HEADERS.find((folder) => existsSync(path.join(folder, "node_api.h")));
  if (headers === undefined) {
    throw missing("the headers of Node are missing; they come with Node from nodejs.org");
  }
  const kernel = `-DKERNEL="${kernelName()}"`;
  const options = [kernel, "-O3", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];
  const library = ["-shared", "-fPIC", "-fvisibility=hidden", `-I${headers}`];
  const sources = ["search.c", "batch.c", "module.c"].map((name) => path.join(SOURCES, name));
  try {
    await promisify(execFile)(compiler, [...options, ...library, ...sources, "-o", file]);
  } catch (error) {
    throw missing(reasonOf(error, compiler), error);
  }
}

function missing(why: string, cause?: unknown): NativeSearchMissing {
  return new NativeSearchMissing(`Cannot compile the native search: ${why}`, { cause });
}

function reasonOf(error: unknown, compiler: string): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") {
    return `there is no C compiler ${compiler}`;
  }
  if (error instanceof Error && "stderr" in error) return String(error.stderr).trim();
  return String(error);
}
