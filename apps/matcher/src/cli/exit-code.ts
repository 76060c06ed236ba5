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
  1    something matched, a paused listing included
  2    the command or a setting cannot be used
  3    nothing matched, but some files or lines could not be read; from check for every unsure
       answer: also too plain to be told from other pictures, or not a picture
  4    no list to ask: never read, silent for seven days, or the store or exchange is unavailable;
       or the disk for the results is full
  130  stopped before the end`;

/** What a scan leads to. Among much there is always something too plain, or no picture. */
export function exitCodeFor({ matches, unreadable }: Tally): ExitCode {
  if (matches > 0) return EXIT.found;
  return unreadable > 0 ? EXIT.unreadable : EXIT.nothingFound;
}

/** What `check` leads to: people publish on 0, so it stands for files that all passed. */
export function exitCodeForCheck({ matches }: Tally, isAllPassed: boolean): ExitCode {
  if (matches > 0) return EXIT.found;
  return isAllPassed ? EXIT.nothingFound : EXIT.unreadable;
}
