import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isThere, onFile } from "../store/file-failure.ts";
import { makePrivateDirectory, syncDirectory } from "../store/sync-directory.ts";
import { newPepper, PEPPER_BYTES, sameTag, secretsUnder } from "./secrets.ts";

/** Others may not read it, and nobody but the owner may write it: 0600, or 0640 for a secret mounted for a group. */
const FORBIDDEN_MODE = 0o027;

const TEXT_FORM = new RegExp(`^[0-9a-f]{${2 * PEPPER_BYTES}}\\s*$`);

export interface PepperPlace {
  /** The pepper itself, 64 hex digits, outside the data directory. */
  readonly file: string;
  /** The data directory, which keeps a tag by which a wrong pepper is noticed. */
  readonly data: string;
  /** Whether there is a database already: then a missing pepper is a loss and not a first start. */
  readonly storeExists: boolean;
}

/**
 * Reads the pepper, and makes it at the first start.
 *
 * It is on disk, and its name in the directory too, before anyone can be given a receipt under it.
 *
 * @throws {Error} when it is missing beside an existing database, is another one than before, is
 * misshapen, can be read by others, or cannot be read by this user
 */
export function readPepper({ file, data, storeExists }: PepperPlace): Uint8Array {
  if (!isThere(file)) {
    if (storeExists) {
      throw new Error(
        `Cannot find the pepper: ${file} is missing, and without it no case and no participant can be recognised. Restore it from where you keep it, or say where it is with HOLDFAST_PEPPER_FILE`,
      );
    }
    makePepper(file);
  }

  const pepper = takePepper(file);
  checkPepper(pepper, join(data, "pepper-check"));
  return pepper;
}

function makePepper(file: string): void {
  makePrivateDirectory(dirname(file));
  writeDurably(file, Buffer.from(newPepper()).toString("hex"));
}

function takePepper(file: string): Uint8Array {
  const opened = onFile(`Cannot read the pepper ${file}`, () => openSync(file, "r"));
  try {
    const mode = fstatSync(opened).mode & 0o777;
    if (process.platform !== "win32" && (mode & FORBIDDEN_MODE) !== 0) {
      throw new Error(
        `Cannot use the pepper: ${file} has mode ${mode.toString(8)}, expected 600. If others could read it, tell everyone whose case it protects`,
      );
    }
    const text = onFile(`Cannot read the pepper ${file}`, () => readFileSync(opened, "utf8"));
    if (!TEXT_FORM.test(text)) {
      throw new Error(
        `Cannot use the pepper: ${file} does not hold ${2 * PEPPER_BYTES} hex digits`,
      );
    }
    return Buffer.from(text.trim(), "hex");
  } finally {
    closeSync(opened);
  }
}

/** Notices a pepper that is not the one this data directory was begun with. */
function checkPepper(pepper: Uint8Array, file: string): void {
  const tag = secretsUnder(pepper).tag("pepper-check");
  if (!isThere(file)) writeDurably(file, tag);
  const kept = onFile(`Cannot read ${file}`, () => readFileSync(file, "utf8").trim());
  if (!sameTag(kept, tag)) {
    throw new Error(
      "Cannot use the pepper: it is not the one this data directory was begun with. Restore the one that belongs to it",
    );
  }
}

/** A new file, readable by its owner only, that survives a power cut from here on. */
function writeDurably(file: string, text: string): void {
  const opened = onFile(`Cannot write ${file}`, () => openSync(file, "wx", 0o600));
  try {
    writeFileSync(opened, `${text}\n`);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  syncDirectory(dirname(file));
}
