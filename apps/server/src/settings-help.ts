import type { OwnSettings } from "@holdfast/settings";

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

/** Those of the other programs, of the practice copy and of the site may stand beside ours. */
export const OWN_SETTINGS: OwnSettings = {
  known: Object.keys(SETTINGS),
  ours: /^HOLDFAST_(?!MATCH|BOARD|PRACTICE_PORTS|PSEUDO_LANGUAGES)/,
};

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
