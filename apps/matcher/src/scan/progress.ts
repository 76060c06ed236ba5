import { SingleBar } from "cli-progress";
import { paceOf, showPace } from "./pace.ts";
import type { Tally } from "./tally.ts";

/** Shows how a scan goes to the person who watches. */
export interface Progress {
  /** Makes room for a line of results on the same screen. */
  makeRoom(): void;
  show(tally: Tally): void;
  end(): void;
}

/** How often a line is written where no bar can be drawn, in milliseconds. */
const LINE_EVERY = 10_000;

/**
 * @param total how many files there are
 * @param before how many an earlier run had judged
 */
export function progressBar(total: number, before: number): Progress {
  const began = performance.now();
  const bar = new SingleBar({
    stream: process.stderr,
    hideCursor: true,
    format: "{bar} {percentage} % | {value} of {total} files | {pace} | {matches} matched",
  });
  bar.start(total, before, { pace: "", matches: 0 });
  return {
    makeRoom: () => process.stderr.write("\r\u001b[K"),
    show({ files, matches }) {
      const pace = showPace(paceOf(files - before, total - files, performance.now() - began));
      bar.update(files, { pace, matches });
    },
    end: () => bar.stop(),
  };
}

/** The same in plain lines, for logs. */
export function progressLines(
  total: number,
  before: number,
  say: (line: string) => void,
): Progress {
  const began = performance.now();
  let last = began;
  return {
    makeRoom: () => {},
    show({ files, matches }) {
      const now = performance.now();
      if (now - last < LINE_EVERY) return;
      last = now;
      const pace = showPace(paceOf(files - before, total - files, now - began));
      say(`${files} of ${total} files, ${pace}, ${matches} matched`);
    },
    end: () => {},
  };
}
