import { unknownSettings } from "@holdfast/settings";
import { Command, CommanderError } from "commander";
import { readFolder } from "../config.ts";
import { checkCommand } from "./check-command.ts";
import { EXIT, EXIT_CODES, type ExitCode } from "./exit-code.ts";
import { failureOf } from "./failure.ts";
import { hashCommand } from "./hash-command.ts";
import { OWN_SETTINGS } from "./own-settings.ts";
import { type ScanOptions, scanCommand } from "./scan-command.ts";
import { serveCommand } from "./serve-command.ts";
import { statusCommand } from "./status-command.ts";
import { syncCommand } from "./sync-command.ts";
import type { Terminal } from "./terminal.ts";

const SETTINGS_HELP = `
Settings are read from the environment:
  HOLDFAST_MATCH_EXCHANGE          the exchange's address
  HOLDFAST_MATCH_KEY               the key its operator gave you
  HOLDFAST_MATCH_DATA              the folder of the store (data/matcher)
  HOLDFAST_MATCH_WORKERS           files hashed at a time (one for each core)
  HOLDFAST_MATCH_MOST_MEGAPIXELS   larger pictures are refused (50)
  HOLDFAST_MATCH_MOST_MEGABYTES    larger files are refused (50)
  HOLDFAST_MATCH_NATIVE            the file of a compiled native search, which is faster (none)
For serve and sync, which act; check and scan only report, and say the same either way:
  HOLDFAST_MATCH_WHEN_UNAVAILABLE  fail-open or fail-closed (fail-open)
  HOLDFAST_MATCH_DRY_RUN           1 decides and notes, and asks for no action (0)
For serve:
  HOLDFAST_MATCH_HOST, _PORT       where it listens (127.0.0.1, 4320)
  HOLDFAST_MATCH_TOKEN             what callers must send as Bearer; needed beyond this machine
  HOLDFAST_MATCH_WEBHOOK           where each re-judgement is posted
  HOLDFAST_MATCH_WEBHOOK_SECRET    signs those posts, x-holdfast-signature: sha256=HMAC`;

const CHECK_HELP = `
It ends with 0 only when every file passes: 1 when one matches, else 3 when one is unsure, such as
too plain to be told from other pictures, not a picture, or damaged.

Example:
  holdfast-match check upload.webp && publish upload.webp`;

const SCAN_HELP = `
A line of hashes: {"id": "your id", "hash": "64 hexadecimal digits, lower case", "quality": 0 to 100}.
Without "quality" the hash alone tells whether its picture is too plain to be told from others.
What cannot be read is reported and never ends the scan. What comes through a pipe cannot be resumed.
To go on, run the same command. Where > wrote the results to a file, use >> then: > empties the file.

A JPEG of 2 megapixels and more is first looked at in part, which is quick, and whole where a listing is
near. Somebody can build one by hand that hides what it shows from the first look. Use --exact where
people may have done that, such as in what one suspect uploaded.
${EXIT_CODES}

Examples:
  holdfast-match scan --json /srv/photos /srv/avatars > found.ndjson
  find /srv -name '*.jpg' -newer last-run -print0 | holdfast-match scan --files - --null
  holdfast-match scan --hashes library.ndjson --table`;

/**
 * Runs one command.
 *
 * @param args what follows the program's name
 */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  let code: ExitCode = EXIT.nothingFound;
  const ends = (ending: Promise<ExitCode> | ExitCode) =>
    Promise.resolve(ending).then((ended) => {
      code = ended;
    });

  for (const warning of unknownSettings(terminal.env, OWN_SETTINGS)) terminal.say(warning);
  try {
    await commandLine(terminal, ends).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

function failed(error: unknown, { env, say }: Terminal): ExitCode {
  // Commander has said in its own words what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.nothingFound : EXIT.usage;
  const { words, code } = failureOf(error, readFolder(env));
  say(words);
  return code;
}

function commandLine(
  terminal: Terminal,
  ends: (ending: Promise<ExitCode> | ExitCode) => Promise<void>,
): Command {
  const program = new Command("holdfast-match")
    .description("Matches a platform's uploads against the list of a Holdfast exchange.")
    .addHelpText("after", SETTINGS_HELP)
    .addHelpText("after", EXIT_CODES)
    .exitOverride()
    .configureOutput({ writeOut: write(terminal.out), writeErr: write(terminal.say) });
  const json = ["--json", "one JSON object a line", false] as const;

  program
    .command("hash")
    .description("show what files become: hash, quality, and why one is too plain")
    .argument("<file...>")
    .option(...json)
    .addHelpText("after", "\nExample:\n  holdfast-match hash --json beach.jpg")
    .action((files: string[], options: { json: boolean }) =>
      ends(hashCommand(files, options, terminal)),
    );

  program
    .command("sync")
    .description("follow the exchange's list until stopped")
    .option("--once", "read it to its end and stop", false)
    .addHelpText("after", "\nExample:\n  holdfast-match sync --once")
    .action((options: { once: boolean }) => ends(syncCommand(options, terminal)));

  program
    .command("check")
    .description("ask the list about files, without remembering them")
    .argument("<file...>")
    .option(...json)
    .addHelpText("after", CHECK_HELP)
    .action((files: string[], options: { json: boolean }) =>
      ends(checkCommand(files, options, terminal)),
    );

  program
    .command("scan")
    .description("ask the list about everything you have; stopped, it can be resumed")
    .argument("[path...]", "folders, with all that is below them, and files")
    .option("--files <list>", "read paths from a file, one a line; - for standard input")
    .option("-0, --null", "the paths of that list end with a zero byte, as of find -print0", false)
    .option("--hashes <list>", "read hashes from a file, one JSON object a line; - likewise")
    .option(...json)
    .option("--table", "columns", false)
    .option("--exact", "decode every file whole: slower, see below", false)
    .option("--all", "also list what passes", false)
    .option("--fresh", "begin anew instead of going on", false)
    .option(
      "--state <file>",
      "where to keep how far it came, in a folder that is there (in the store's)",
    )
    .addHelpText("after", SCAN_HELP)
    .action((paths: string[], options: ScanOptions) => ends(scanCommand(paths, options, terminal)));

  program
    .command("serve")
    .description("answer the platform's programs over HTTP, until stopped")
    .addHelpText("after", "\nExample:\n  HOLDFAST_MATCH_PORT=4320 holdfast-match serve")
    .action(() => ends(serveCommand(terminal)));

  program
    .command("status")
    .description("show how fresh the list is, and how much there is of everything")
    .option(...json)
    .addHelpText("after", "\nExample:\n  holdfast-match status --json")
    .action((options: { json: boolean }) => ends(statusCommand(options, terminal)));

  return program;
}

/** Commander ends its texts with a newline of its own. */
function write(line: (text: string) => void) {
  return (text: string) => line(text.replace(/\n$/, ""));
}
