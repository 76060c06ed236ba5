#!/usr/bin/env node
// `npm run directory:unchecked`: which entries of the help directory are due to be checked with their
// services. Runs on the Node a machine has (20.17 or newer), without any package.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { uncheckedEntries } from "./unchecked-entries.mjs";

const HELP = `Lists entries of the help directory that nobody has checked for a year.

  npm run directory:unchecked -- [--older-than DAYS] [--json]

  --older-than DAYS  another limit than 365 days
  --json             the entries as JSON, one array
  --help             this text

Ends with 0 when every entry was checked in time, 1 when some were not, 2 when it was asked wrongly.
How an entry is checked and changed: content/data/README.md.`;

const asked = readArguments();
if (asked.help) {
  console.log(HELP);
} else {
  const file = new URL("../../content/data/help-directory.json", import.meta.url);
  const due = uncheckedEntries(JSON.parse(readFileSync(file, "utf8")), {
    now: Date.now(),
    olderThanDays: asked.olderThanDays,
  });
  console.log(asked.json ? JSON.stringify(due, undefined, 2) : inWords(due, asked.olderThanDays));
  process.exitCode = due.length === 0 ? 0 : 1;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        "older-than": { type: "string", default: "365" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const olderThan = values["older-than"];
    if (!/^\d{1,5}$/.test(olderThan)) {
      throw new Error(`Cannot read --older-than: expected a number of days, found "${olderThan}"`);
    }
    return { help: values.help, json: values.json, olderThanDays: Number(olderThan) };
  } catch (error) {
    console.error(error.message);
    console.error("More: npm run directory:unchecked -- --help");
    process.exit(2);
  }
}

function inWords(due, olderThanDays) {
  if (due.length === 0) return `Every entry was checked in the last ${olderThanDays} days.`;
  const rows = due.map(
    ({ id, name, seenOn, days, source }) =>
      `${seenOn}  ${String(days).padStart(5)} days  ${id}  ${name}  ${source ?? ""}`,
  );
  return [...rows, `${due.length} not checked in the last ${olderThanDays} days`].join("\n");
}
