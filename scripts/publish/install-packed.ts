import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createPackageFromTarballData } from "@arethetypeswrong/core";
import { ROOT } from "../build/programs.ts";
import type { PackedPackage } from "./pack-packages.ts";

/** The files in a tarball, named from the package's folder. All that we publish is text. */
export function packedFiles(tarball: string): ReadonlyMap<string, string> {
  const content = createPackageFromTarballData(new Uint8Array(readFileSync(tarball)));
  const folder = `/node_modules/${content.packageName}/`;
  return new Map(
    content.listFiles().map((file) => [file.slice(folder.length), content.readFile(file)]),
  );
}

/**
 * Installs packed packages in a folder as npm would, by hand, so that no registry is asked. The
 * packages of others that they need are linked from here.
 */
export function installPacked(packed: readonly PackedPackage[], folder: string): void {
  const modules = path.join(folder, "node_modules");
  for (const { name, tarball } of packed) {
    for (const [file, text] of packedFiles(tarball)) {
      const place = path.join(modules, name, file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
  }
  symlinkSync(path.join(ROOT, "node_modules/@jsquash"), path.join(modules, "@jsquash"), "junction");
}
