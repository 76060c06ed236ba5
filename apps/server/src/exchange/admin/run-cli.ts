import { resolve } from "node:path";
import { Command, CommanderError, type OutputConfiguration } from "commander";
import { readStoreConfig } from "../../config.ts";
import type { Environment } from "../../setting.ts";
import { checkBackup } from "../store/check-backup.ts";
import { AdminRequest } from "./admin-request.ts";
import { askExchange } from "./ask-exchange.ts";
import { isDone, showAnswer, showCheck, showUnusable } from "./show-answer.ts";

/** 0: done. 1: could not be done, standard error says why. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** Where a command writes: what was asked for, and what went wrong. */
export interface CliOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const STANDARD: CliOutput = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Runs `holdfast …`: what an operator does beside the running server. */
export async function runCli(
  args: readonly string[],
  env: Environment,
  { out, err }: CliOutput = STANDARD,
): Promise<ExitCode> {
  let code: ExitCode = 0;

  const ask = async (request: Record<string, unknown>): Promise<void> => {
    const { json, data } = holdfast.opts<{ json?: true; data?: string }>();
    const checked = AdminRequest.safeParse(request);
    if (!checked.success) {
      err(`${showUnusable(checked.error.issues[0]?.path[0])}\n`);
      code = 2;
      return;
    }
    const config = readStoreConfig(data === undefined ? env : { ...env, HOLDFAST_DATA: data });
    // Beside the answer, so that what a program or a pipe reads stays the answer alone.
    if (json !== true) err(`In ${config.data}:\n`);
    const answer = await askExchange(config, checked.data);
    const done = isDone(answer);
    const text = json === true ? JSON.stringify(answer) : showAnswer(answer);
    (done || json === true ? out : err)(`${text}\n`);
    if (!done) code = 1;
  };

  const check = (file: string): void => {
    const found = checkBackup(file);
    const isSound = found.kind === "sound";
    const isJson = holdfast.opts<{ json?: true }>().json === true;
    (isSound || isJson ? out : err)(`${isJson ? JSON.stringify(found) : showCheck(found)}\n`);
    if (!isSound) code = 1;
  };

  const holdfast = holdfastCommand({ ask, check }, { writeOut: out, writeErr: err });
  try {
    await holdfast.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  return code;
}

/** What the commands come to. */
interface Actions {
  /** Has something done by the exchange and shows its answer. */
  readonly ask: (request: Record<string, unknown>) => Promise<void>;
  /** Looks at a stored backup, which needs no exchange. */
  readonly check: (file: string) => void;
}

function holdfastCommand({ ask, check }: Actions, output: OutputConfiguration): Command {
  const holdfast = new Command("holdfast")
    .configureOutput(output)
    .description("Looks after a Holdfast exchange, beside the running server or without it.")
    .option("--json", "answer in JSON, for programs")
    .option("--data <directory>", "the server's data directory (else HOLDFAST_DATA)")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .addHelpText(
      "after",
      `
Exit codes: 0 done, 1 could not be done, 2 the command was not understood.`,
    );

  const participant = holdfast.command("participant").description("who reads the list");
  participant
    .command("add <name>")
    .description("let a platform take part; prints its key, once")
    .option("--organisation <name>", "who runs it; one organisation has one voice (else its name)")
    .addHelpText(
      "after",
      '\nExample:\n  holdfast participant add "Example Board" --organisation "Example Ltd"',
    )
    .action((name: string, { organisation = name }: { organisation?: string }) =>
      ask({ ask: "participant-add", name, organisation }),
    );
  participant
    .command("list")
    .description("who takes part, when each was last seen and how much it read")
    .addHelpText("after", "\nExample:\n  holdfast participant list --json")
    .action(() => ask({ ask: "participant-list" }));
  participant
    .command("rotate <name>")
    .description("put a new key in place of the old one, which stops at once; prints it, once")
    .addHelpText(
      "after",
      '\nFor a lost key, and for a platform that leaves on good terms: keep the new key from everyone.\n\nExample:\n  holdfast participant rotate "Example Board"',
    )
    .action((name: string) => ask({ ask: "participant-rotate", name }));
  participant
    .command("revoke <name>")
    .description("end a participant: its key stops and its reviews count no more")
    .addHelpText("after", '\nExample:\n  holdfast participant revoke "Example Board"')
    .action((name: string) => ask({ ask: "participant-revoke", name }));

  holdfast
    .command("listing")
    .description("what is on the list")
    .command("revoke <id>")
    .description(
      "take a harmless picture off the list by an analyst's word; its hash is allowed from then on",
    )
    .requiredOption("--participant <name>", "the participant who knows the listing by this id")
    .addHelpText(
      "after",
      `
A listing has another id for each participant, so say whose id it is. Only a person
with the lawful authority to review may decide this; it cannot be taken back.

Example:
  holdfast listing revoke 5a0c9be2d1f34786a0c9be2d1f347865 --participant "Example Board"`,
    )
    .action((listing: string, { participant: whose }: { participant: string }) =>
      ask({ ask: "listing-revoke", participant: whose, listing }),
    );

  holdfast
    .command("backup <file>")
    .description("copy the live database to a new file and prove the copy")
    .addHelpText(
      "after",
      `
The pepper is not in it: keep a copy of that elsewhere, once. Without it a backup
opens no case.

Example:
  holdfast backup /mnt/backup/holdfast-2026-11-22.sqlite`,
    )
    .action((file: string) => ask({ ask: "backup", file: resolve(file) }));
  holdfast
    .command("check <file>")
    .description("read a stored backup whole and say whether a server can be started on it")
    .addHelpText(
      "after",
      `
Changes nothing, and needs neither the server nor its data. Exit code 1 when the
backup is cut short, damaged, from a newer version, or a copy made by hand.

Example:
  holdfast check /mnt/backup/holdfast-2026-11-22.sqlite`,
    )
    .action((file: string) => check(resolve(file)));

  return holdfast;
}
