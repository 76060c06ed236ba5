import { readdirSync } from "node:fs";
import path from "node:path";
import { peersFolder } from "./peers-folder.ts";
import { peersPython } from "./python.ts";
import { runTool } from "./run-tool.ts";

/** PyPI's package of the PDQ reference; its source archive holds the C++ of ThreatExchange. */
const PACKAGE = "pdqhash";

/** The reference's source, unpacked. */
export interface ReferenceSource {
  /** What its `#include`s are relative to. */
  readonly root: string;
  /** Which package and version it came in. */
  readonly name: string;
}

/** Fetches the reference's source. @throws {PeerMissing} without Python or the source */
export async function referenceSource(): Promise<ReferenceSource> {
  const folder = peersFolder();
  const python = await peersPython();
  const archive = archiveIn(folder) ?? (await fetchArchive(python, folder));
  await runTool(
    python,
    ["-m", "tarfile", "-e", path.join(folder, archive), folder],
    "unpack the PDQ reference",
  );
  const name = archive.replace(/\.tar\.gz$/, "");
  return { root: path.join(folder, name, "ThreatExchange"), name };
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
