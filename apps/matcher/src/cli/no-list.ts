import type { NoList } from "../scan/check-list.ts";

const WORDS: Readonly<Record<NoList, (command: string) => string>> = {
  "never-read": (command) =>
    `Cannot check: no list was read yet. Run ${command} sync --once first.`,
  stale: (command) =>
    `Cannot check: the exchange has been silent for seven days. Run ${command} sync --once.`,
};

/** @param command the program as it was run */
export function inWords(reason: NoList, command: string): string {
  return WORDS[reason](command);
}
