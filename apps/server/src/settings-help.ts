import type { Environment } from "./setting.ts";

/** Every setting of the server with its unit or form and its default, in a line. */
const SETTINGS: Readonly<Record<string, string>> = {
  HOLDFAST_DATA: "directory of the database; data/exchange",
  HOLDFAST_PEPPER_FILE: "file of the pepper, never inside HOLDFAST_DATA; <data>-secrets/pepper",
  HOLDFAST_HOST: "address to listen on; 127.0.0.1",
  HOLDFAST_PORT: "0 to 65535, 0 for any free one; 4310",
  HOLDFAST_PUBLIC_URL: "origin people use, https://…; needed on any address but this machine's",
  HOLDFAST_TRUSTED_PROXY: "addresses or subnets, commas between; none",
  HOLDFAST_OPERATOR: "name people are shown; needed with a public address",
  HOLDFAST_PRACTICE: "1 or 0; 0",
  HOLDFAST_UNDER18_AUTHORITY: "words people are shown; the under-18 list needs all three",
  HOLDFAST_UNDER18_LEGAL_BASIS: "words people are shown",
  HOLDFAST_UNDER18_CONTACT: "words people are shown",
  HOLDFAST_WRONG_NUMBER: "where people report a number that does not work, https: or mailto:; none",
  HOLDFAST_CONFIRMATIONS: "independent participants before others may block, 2 to 10; 2",
  HOLDFAST_DISSENTS: "independent participants that end a listing, 2 to 10; 2",
  HOLDFAST_ANSWER_GRID_MS: "milliseconds, 10 to 5000; 250",
  HOLDFAST_SITE: "absolute path of the built site's handler.js; the API alone",
  HOLDFAST_LOG_LEVEL: "silent, error, warn, info, debug; info",
};

/** Settings of the other programs, of the practice copy and of the site, which may stand beside ours. */
const OTHERS = /^HOLDFAST_(MATCH|BOARD|PRACTICE_PORTS|PSEUDO_LANGUAGES)/;

export const NO_ARGUMENTS =
  "It takes no arguments but --help; its settings are environment variables.";

/** What `--help` prints. */
export function settingsHelp(): string {
  const lines = Object.entries(SETTINGS).map(([name, text]) => `  ${name.padEnd(30)}${text}`);
  return `The Holdfast server. ${NO_ARGUMENTS}
Unit or form; default:

${lines.join("\n")}
`;
}

/** A warning for each variable that begins like a setting of ours and is none. Values are not shown. */
export function unknownSettings(env: Environment): readonly string[] {
  const known = Object.keys(SETTINGS);
  return Object.keys(env)
    .filter((name) => name.startsWith("HOLDFAST_") && !known.includes(name) && !OTHERS.test(name))
    .map((name) => {
      const [nearest] = known.toSorted((a, b) => editsBetween(name, a) - editsBetween(name, b));
      return `There is no setting ${name}; the nearest is ${nearest}`;
    });
}

/** How many letters must be added, taken away or changed to make one word another. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, wanted] of [...other].entries()) {
      const changed = (row[to] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
