import type { Tally } from "../scan/tally.ts";

/** What a command's exit code means; `--help` explains it. */
export const EXIT = {
  nothingFound: 0,
  found: 1,
  usage: 2,
  unreadable: 3,
  unavailable: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES = `
Exit codes:
  0    nothing found, or done
  1    something matched
  2    the command or a setting cannot be used
  3    nothing matched, but some files or lines could not be read
  4    no list to ask: never read, silent for seven days, or the store or exchange is unavailable;
       or the disk for the results is full
  130  stopped before the end`;

/** What the files that were judged lead to. */
export function exitCodeFor({ matches, unreadable }: Tally): ExitCode {
  if (matches > 0) return EXIT.found;
  return unreadable > 0 ? EXIT.unreadable : EXIT.nothingFound;
}
