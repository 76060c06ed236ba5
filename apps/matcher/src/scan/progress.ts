import { SingleBar } from "cli-progress";
import { counted } from "./counted.ts";
import { paceOf, showPace } from "./pace.ts";
import type { ScanSource } from "./sources/source.ts";
import type { Tally } from "./tally.ts";

/** Shows how a scan goes to the person who watches. */
export interface Progress {
  /** Makes room for a line of results on the same screen. */
  makeRoom(): void;
  show(tally: Tally): void;
  end(): void;
}

export interface Work {
  readonly unit: ScanSource["unit"];
  /** How many there are in all; `undefined` when nobody knows. */
  readonly total: number | undefined;
  /** How many an earlier run had judged. */
  readonly before: number;
}

const DRAW_EVERY = 100; // milliseconds

/** How often a line is written where no bar can be drawn, in milliseconds. */
const LINE_EVERY = 10_000;

/** A bar on a terminal; without a known end, what a bar has beside it. */
export function progressBar(work: Work): Progress {
  const { unit, total, before } = work;
  const bar = new SingleBar({
    stream: process.stderr,
    hideCursor: true,
    format: `${total === undefined ? "" : "{bar} {percentage} % | "}{words}`,
  });
  const fields = (tally: Tally, elapsed: number) => ({ words: inWords(work, tally, elapsed) });
  const pulse = everySoOften(DRAW_EVERY, (tally, elapsed) =>
    bar.update(tally.judged, fields(tally, elapsed)),
  );
  bar.start(total ?? 0, before, { words: counted(before, unit) });
  return {
    makeRoom: () => process.stderr.write("\r\u001b[K"),
    show: pulse.show,
    end() {
      pulse.last();
      bar.stop();
    },
  };
}

/** The same in plain lines, for logs. */
export function progressLines(work: Work, say: (line: string) => void): Progress {
  const { show } = everySoOften(LINE_EVERY, (tally, elapsed) => say(inWords(work, tally, elapsed)));
  return { makeRoom: () => {}, show, end: () => {} };
}

function inWords({ unit, total, before }: Work, tally: Tally, elapsed: number): string {
  const { judged, matches } = tally;
  const left = total === undefined ? undefined : Math.max(0, total - judged);
  const count =
    total === undefined ? counted(judged, unit) : `${judged} of ${counted(total, unit)}`;
  return `${count}, ${showPace(paceOf(judged - before, left, elapsed), unit)}, ${matches} matched`;
}

/** Hands on a tally now and then: a hash is judged faster than a line can be drawn. */
function everySoOften(span: number, show: (tally: Tally, elapsed: number) => void) {
  const began = performance.now();
  let shown = began;
  let latest: Tally | undefined;
  return {
    show(tally: Tally): void {
      latest = tally;
      const now = performance.now();
      if (now - shown < span) return;
      shown = now;
      show(tally, now - began);
    },
    last(): void {
      if (latest !== undefined) show(latest, performance.now() - began);
    },
  };
}
