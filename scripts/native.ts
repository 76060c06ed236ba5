import { mkdirSync } from "node:fs";
import path from "node:path";
import {
  compileNativeSearch,
  NativeSearchMissing,
  nativeSearch,
} from "@holdfast/hash-index/native";
import { ROOT } from "./build/programs.ts";

const HELP = `Compiles the native search, which answers two to three times as many searches a second.
It needs a C compiler, Linux, and an x86-64 processor that has AVX-512 with BITALG.

Usage: npm run native [-- FILE]
       CC=clang npm run native

  FILE  what to write, a name that ends in .node; else .holdfast/native/search.node

Then set HOLDFAST_MATCH_NATIVE=FILE, and every command of holdfast-match that searches uses it:
HOLDFAST_MATCH_NATIVE=FILE npm run holdfast-match -- scan …
`;

const [named, ...rest] = process.argv.slice(2);
if (named === "--help" || named === "-h") process.stdout.write(HELP);
else if (rest.length > 0 || named === "" || named?.startsWith("-")) refuse(HELP, 2);
else await compile();

async function compile(): Promise<void> {
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const file =
    named === undefined
      ? path.join(ROOT, ".holdfast", "native", "search.node")
      : path.resolve(from, named);
  try {
    if (named === undefined) mkdirSync(path.dirname(file), { recursive: true });
    await compileNativeSearch(file, { compiler: process.env["CC"] || "cc" });
    nativeSearch(file);
    console.log(file);
  } catch (error) {
    if (!(error instanceof NativeSearchMissing || error instanceof TypeError)) throw error;
    refuse(`${error.message}\nWithout it everything works as before, from WebAssembly.\n`, 1);
  }
}

function refuse(words: string, exitCode: number): void {
  process.stderr.write(words);
  process.exitCode = exitCode;
}
