import { judgePlainness } from "@holdfast/pdq";
import { readHashConfig } from "../config.ts";
import { hashFile } from "../hashing/hash-file.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { poolFor } from "./pool-for.ts";
import { printable } from "./printable.ts";
import { UNREADABLE } from "./say-why.ts";
import type { Terminal } from "./terminal.ts";

/** `holdfast-match hash FILE…`: what a file's picture becomes. Asked for here, hashes are shown. */
export async function hashCommand(
  files: readonly string[],
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const config = readHashConfig(terminal.env, 1);
  const pool = poolFor(config, terminal);
  let areAllRead = true;

  try {
    for (const file of files) {
      const outcome = await hashFile(file, pool, config.mostBytes);
      areAllRead &&= outcome.kind === "hashed";
      await terminal.out(
        json ? JSON.stringify({ file, ...fieldsOf(outcome) }) : shown(file, outcome),
      );
    }
  } finally {
    await pool.close();
  }
  return areAllRead ? EXIT.nothingFound : EXIT.unreadable;
}

/** `hashes` is named and shaped as `POST /v1/uploads` takes it. */
function fieldsOf(outcome: HashOutcome) {
  if (outcome.kind === "unreadable") return outcome;
  const { hashes, quality } = outcome;
  const plainness = judgePlainness({ hash: hashes.original, quality });
  return { kind: outcome.kind, hash: hashes.original, quality, plainness, hashes };
}

function shown(file: string, outcome: HashOutcome): string {
  if (outcome.kind === "unreadable")
    return `${printable(file)}\n  cannot be hashed: ${UNREADABLE[outcome.why]}`;
  const { original } = outcome.hashes;
  const plainness = judgePlainness({ hash: original, quality: outcome.quality });
  const use =
    plainness.kind === "usable"
      ? "usable"
      : "too plain to be told from other pictures; it would not be found";
  return `${printable(file)}\n  hash     ${original}\n  quality  ${outcome.quality}\n  use      ${use}`;
}
