import path from "node:path";
import { compileCpp } from "./compile-cpp.ts";
import { peersFolder } from "./peers-folder.ts";
import { referenceSource } from "./reference-source.ts";

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
  const { root, name } = await referenceSource();
  const program = path.join(peersFolder(), "pdq-reference");
  const compiler = await compileCpp(
    program,
    [
      ...[`-I${root}`, path.join(import.meta.dirname, "reference-peer.cpp")],
      ...SOURCES.map((file) => path.join(root, "pdq", "cpp", file)),
    ],
    "compile the PDQ reference",
  );
  return { program, description: `the C++ of ThreatExchange in ${name} of PyPI, ${compiler}` };
}
