import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runNpm } from "../bootstrap/npm.mjs";
import { ROOT } from "../build/programs.ts";
import {
  type Manifest,
  publishedManifest,
  publishedReadme,
  sentAlong,
} from "./published-manifest.ts";

/** A package as it would be sent to a registry. */
export interface PackedPackage {
  readonly name: string;
  /** Its folder here, from the root: `packages/pdq`. */
  readonly room: string;
  /** The file to publish, absolute. */
  readonly tarball: string;
}

/**
 * Packs every package that is published, after `buildPackages`, with the licence of the repository.
 * Asks no registry.
 *
 * @param to the folder for the tarballs; what it held before is removed
 * @throws {Error} with what npm said when it does not pack, and for a package that names no files
 */
export async function packPackages(to: string): Promise<readonly PackedPackage[]> {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const packed: PackedPackage[] = [];
  for (const room of globSync("packages/*", { cwd: ROOT }).sort()) {
    const manifest: Manifest = JSON.parse(read(room, "package.json"));
    if (manifest.publishConfig?.access !== "public") continue;
    const tarball = await pack(room.replaceAll("\\", "/"), manifest, to);
    packed.push({ name: manifest.name, room: room.replaceAll("\\", "/"), tarball });
  }
  return packed;
}

function read(room: string, file: string): string {
  return readFileSync(path.join(ROOT, room, file), "utf8");
}

async function pack(room: string, manifest: Manifest, to: string): Promise<string> {
  const staged = mkdtempSync(path.join(tmpdir(), "holdfast-pack-"));
  try {
    for (const named of sentAlong(manifest)) {
      cpSync(path.join(ROOT, room, named), path.join(staged, named), { recursive: true });
    }
    cpSync(path.join(ROOT, "LICENSE"), path.join(staged, "LICENSE"));
    writeFileSync(path.join(staged, "README.md"), publishedReadme(read(room, "README.md")));
    const about = `${JSON.stringify(publishedManifest(manifest), null, 2)}\n`;
    writeFileSync(path.join(staged, "package.json"), about);
    const before = new Set(globSync("*.tgz", { cwd: to }));
    const args = ["pack", "--offline", "--ignore-scripts", "--pack-destination", to];
    const { code, output } = await runNpm(process.execPath, args, staged);
    const [tarball] = globSync("*.tgz", { cwd: to }).filter((file) => !before.has(file));
    if (code !== 0 || tarball === undefined) throw new Error(`Cannot pack ${room}\n${output}`);
    return path.join(to, tarball);
  } finally {
    rmSync(staged, { recursive: true });
  }
}
