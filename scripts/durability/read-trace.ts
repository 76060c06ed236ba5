/** What a trace of a writer shows. */
export interface TraceReading {
  readonly acknowledged: number;
  /** Acknowledgements before which what was written had not been synced. */
  readonly unsynced: number;
}

/**
 * Reads a trace of a program that writes one case at a time, and looks whether each was synced
 * before it was acknowledged: since the acknowledgement before, the write-ahead log was written,
 * then synced, and not written again.
 *
 * @param lines of `strace -f -y -e trace=fsync,fdatasync,write,pwrite64`, in their order; lines on
 * standard output are acknowledgements
 */
export function readTrace(lines: Iterable<string>): TraceReading {
  let acknowledged = 0;
  let unsynced = 0;
  let log: "untouched" | "written" | "synced" = "untouched";

  for (const call of finishedCalls(lines)) {
    if (/^write\(1</.test(call)) {
      acknowledged += 1;
      if (log !== "synced") unsynced += 1;
      log = "untouched";
    } else if (/^p?write(64)?\(\d+<[^>]*-wal>/.test(call)) {
      log = "written";
    } else if (/^f(data)?sync\(\d+<[^>]*-wal>\) += 0$/.test(call) && log === "written") {
      log = "synced";
    }
  }
  return { acknowledged, unsynced };
}

/** Each call on one line, where it ended: strace splits those that others came in between. */
function* finishedCalls(lines: Iterable<string>): Generator<string> {
  const begun = new Map<string, string>();
  for (const line of lines) {
    const [, thread, call] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (thread === undefined || call === undefined) continue;

    const start = /^(.*) <unfinished \.\.\.>$/.exec(call)?.[1];
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(call)?.[1];
    if (start !== undefined) begun.set(thread, start);
    else if (rest !== undefined) yield (begun.get(thread) ?? "") + rest;
    else yield call;
  }
}
