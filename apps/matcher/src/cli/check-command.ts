import { access, constants } from "node:fs/promises";
import { readFolder, readHashConfig, readNativeFile } from "../config.ts";
import { loadingFor } from "../engine/loading-for.ts";
import { hashFile } from "../hashing/hash-file.ts";
import { openCheckList } from "../scan/check-list.ts";
import { countDecision, NOTHING } from "../scan/tally.ts";
import { commandName } from "./command-name.ts";
import { EXIT, type ExitCode, exitCodeForCheck } from "./exit-code.ts";
import { inWords } from "./no-list.ts";
import { poolFor } from "./pool-for.ts";
import { printable } from "./printable.ts";
import { UNREADABLE } from "./say-why.ts";
import { showDecision } from "./show-decision.ts";
import type { Terminal } from "./terminal.ts";

/** `holdfast-match check FILE…`: asks the list about files, without remembering them. */
export async function checkCommand(
  files: readonly string[],
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const config = readHashConfig(terminal.env, 1);
  const loading = loadingFor(readNativeFile(terminal.env));
  const list = openCheckList(readFolder(terminal.env), Date.now(), loading);
  if (typeof list === "string") {
    for (const file of files) {
      if (!(await canRead(file))) terminal.say(`${printable(file)}: ${UNREADABLE["no-access"]}`);
    }
    terminal.say(inWords(list, commandName(terminal.env)));
    return EXIT.unavailable;
  }

  const pool = poolFor(config, terminal);
  let tally = NOTHING;
  let isAllPassed = true;
  try {
    for (const file of files) {
      const decision = list.decide(await hashFile(file, pool, config.mostBytes));
      tally = countDecision(tally, decision);
      isAllPassed &&= decision.kind === "pass";
      await terminal.out(json ? JSON.stringify({ file, decision }) : showDecision(file, decision));
    }
  } finally {
    await pool.close();
    list.close();
  }
  return exitCodeForCheck(tally, isAllPassed);
}

async function canRead(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}
