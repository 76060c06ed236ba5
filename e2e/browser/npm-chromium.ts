import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../.holdfast/chromium-153/", import.meta.url));
const DONE = path.join(FOLDER, "unpacked");

/** The Chromium that npm carries, unpacked, with the libraries and fonts for a bare machine. */
export interface NpmChromium {
  readonly executable: string;
  readonly libraries: string;
  readonly fonts: string;
}

/**
 * Unpacks the Chromium that npm carries for linux-x64, once, into a folder of this checkout. The
 * package itself unpacks into the temporary folder and takes a half-written file for a finished
 * one, so it is given a folder of its own and a stamp when it is done.
 */
export async function npmChromium(): Promise<NpmChromium> {
  const unpacked = {
    executable: path.join(FOLDER, "chromium"),
    libraries: path.join(FOLDER, "al2023", "lib"),
    fonts: path.join(FOLDER, "fonts"),
  };
  if (existsSync(DONE)) return unpacked;

  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const temporary = process.env["TMPDIR"];
  process.env["TMPDIR"] = FOLDER;
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    await chromium.executablePath();
    const archives = new URL("../bin/", import.meta.resolve("@sparticuz/chromium"));
    await inflate(fileURLToPath(new URL("al2023.tar.br", archives)));
  } finally {
    if (temporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporary;
  }
  writeFileSync(DONE, "");
  return unpacked;
}
