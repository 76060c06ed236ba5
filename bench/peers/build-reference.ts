import { readdirSync } from "node:fs";
import path from "node:path";
import { peersFolder } from "./peers-folder.ts";
import { peersPython } from "./python.ts";
import { runTool } from "./run-tool.ts";

/** PyPI's package of the PDQ reference; its source archive holds the C++ of ThreatExchange. */
const PACKAGE = "pdqhash";

/** The parts of the reference that lead from pixels to a hash. */
const SOURCES = [
  "common/pdqhashtypes.cpp",
  "downscaling/downscaling.cpp",
  "hashing/pdqhashing.cpp",
  "hashing/torben.cpp",
];

/** The reference as it was built here. */
export interface BuiltReference {
  readonly program: string;
  /** Which source it is, and what it was compiled with. */
  readonly description: string;
}

/**
 * Fetches the reference's source and compiles it with `-O3`, as its own makefile does.
 *
 * @throws {PeerMissing} without Python, a C++ compiler or the source
 */
export async function buildReference(): Promise<BuiltReference> {
  const folder = peersFolder();
  const python = await peersPython();
  const archive = archiveIn(folder) ?? (await fetchArchive(python, folder));
  const source = path.join(folder, archive.replace(/\.tar\.gz$/, ""));
  await runTool(
    python,
    ["-m", "tarfile", "-e", path.join(folder, archive), folder],
    "unpack the PDQ reference",
  );

  const program = path.join(folder, "pdq-reference");
  const root = path.join(source, "ThreatExchange");
  await runTool(
    "g++",
    [
      ...["-O3", "-std=c++17", `-I${root}`, path.join(import.meta.dirname, "reference-peer.cpp")],
      ...SOURCES.map((file) => path.join(root, "pdq", "cpp", file)),
      ...["-o", program],
    ],
    "compile the PDQ reference",
  );
  const compiler = (await runTool("g++", ["-dumpfullversion"], "ask for g++'s version")).trim();
  return {
    program,
    description: `the C++ of ThreatExchange in ${path.basename(source)} of PyPI, g++ ${compiler} -O3`,
  };
}

function archiveIn(folder: string): string | undefined {
  return readdirSync(folder).find(
    (name) => name.startsWith(`${PACKAGE}-`) && name.endsWith(".tar.gz"),
  );
}

async function fetchArchive(python: string, folder: string): Promise<string> {
  const purpose = "fetch the PDQ reference";
  const only = ["--quiet", "--no-deps", "--no-binary", PACKAGE, "--dest", folder];
  await runTool(python, ["-m", "pip", "download", ...only, PACKAGE], purpose);
  const archive = archiveIn(folder);
  if (archive === undefined) throw new Error(`Cannot ${purpose}: pip left no source archive`);
  return archive;
}
