import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { INCLUDED, SOURCES } from "../../packages/hash-index/src/native/sources.ts";
import { ROOT } from "../build/programs.ts";
import { runTool } from "../checks/run-tool.ts";

/** A piece of WebAssembly that a package carries, written in AssemblyScript. */
interface Kernel {
  /** The package's folder. Sources lie in its `kernel`, `kernel/index.ts` first. */
  readonly room: string;
  /** What it is called among the compiled kernels of its package. */
  readonly name: string;
  /** What else the compiler is told. */
  readonly options: readonly string[];
}

/** A memory that comes from outside and that threads share: 4 GiB at most, with what is the same in all. */
const SHARED = [
  ...["--enable", "threads", "--importMemory", "--sharedMemory"],
  ...["--initialMemory", "1", "--maximumMemory", "65536"],
];

const KERNELS: readonly Kernel[] = [
  { room: "packages/hash-index", name: "", options: [] },
  { room: "packages/hash-index", name: "shared-", options: SHARED },
  { room: "packages/pdq", name: "", options: [] },
];

/** A file that a kernel is committed as, and what it has to hold. */
interface Built {
  readonly file: string;
  readonly content: Uint8Array;
}

/**
 * Compiles every kernel and writes it beside its sources: as `.wasm`, to be looked at and
 * compared, and as a module of text, which any bundler and any content policy lets through.
 */
export async function writeKernels(): Promise<void> {
  for (const { file, content } of await everythingBuilt()) {
    writeFileSync(path.join(ROOT, file), content);
  }
}

/** @returns the committed files that are not what the sources compile to; empty when all are */
export async function staleKernels(): Promise<readonly string[]> {
  const all = await everythingBuilt();
  return all
    .filter(({ file, content }) => !readFileSync(path.join(ROOT, file)).equals(content))
    .map(({ file }) => file);
}

async function everythingBuilt(): Promise<readonly Built[]> {
  const all: Built[] = [nativeDigest()];
  for (const kernel of KERNELS) all.push(...(await built(kernel)));
  return all;
}

/** What tells the native search from one of other sources: it is compiled elsewhere, if at all. */
function nativeDigest(): Built {
  const sources = [...INCLUDED, ...SOURCES].map((file) => readFileSync(file, "utf8"));
  const digest = createHash("sha256").update(JSON.stringify(sources)).digest("hex");
  const content = [
    "/** The SHA-256 of `native/`. Written by `npm run kernels`; not to be edited. */",
    `export const SOURCES_DIGEST = "${digest}";`,
    "",
  ];
  return {
    file: "packages/hash-index/src/native/sources-digest.ts",
    content: Buffer.from(content.join("\n")),
  };
}

/** @throws {Error} naming the kernel that does not compile */
async function built({ room, name, options }: Kernel): Promise<readonly Built[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-kernel-"));
  try {
    const out = path.join(folder, "kernel.wasm");
    const code = await runTool("assemblyscript/bin/asc.js", [
      path.join(room, "kernel/index.ts"),
      ...["--outFile", out],
      // No garbage collector, no imports, no source paths: memory is laid out by hand.
      ...["--runtime", "stub", "--use", "abort=", "--noAssert", "--enable", "simd"],
      // What is called in several places stays a function: fewer bytes to carry, a fifth in one kernel, and as fast.
      ...["-O3", "--shrinkLevel", "1", "--converge"],
      ...options,
    ]);
    if (code !== 0) throw new Error(`Cannot build ${room}/kernel: the compiler ended with ${code}`);
    const wasm = readFileSync(out);
    return [
      { file: `${room}/kernel/${name}kernel.wasm`, content: wasm },
      {
        file: `${room}/src/kernel/${name}wasm-text.ts`,
        content: Buffer.from(asModule(`${name}kernel.wasm`, wasm)),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function asModule(file: string, wasm: Buffer): string {
  return [
    `/** \`kernel/${file}\` in base64. Written by \`npm run kernels\`; not to be edited. */`,
    `export const WASM_TEXT =\n  "${wasm.toString("base64")}";`,
    "",
  ].join("\n");
}
