import { OVERHANG } from "./entropy-reader.ts";
import { unusual } from "./unusual-jpeg-error.ts";

const FIRST_RESTART = 0xd0;

export interface CodedData {
  /** The bare coded data of all stretches, and `OVERHANG` bytes more. A copy: wipe it. */
  readonly bytes: Uint8Array;
  /** Where each stretch between restarts begins, in bytes, and last where the data ends. */
  readonly starts: readonly number[];
}

/**
 * Frees a scan's data from stuffed zeros and restart markers, so that bits can be read from it
 * without looking at each byte.
 *
 * @throws {UnusualJpegError} when restarts do not follow each other in order
 * Source: ITU-T T.81, B.1.1.5 and F.1.2.3.
 */
export function codedData(data: Uint8Array): CodedData {
  const bytes = new Uint8Array(data.length + OVERHANG);
  bytes.set(data);
  const starts = [0];
  let length = 0;
  let from = 0;

  /** Moves what was found plain to the end of what is bare already. */
  const keep = (until: number) => {
    bytes.copyWithin(length, from, until);
    length += until - from;
  };

  for (let at = data.indexOf(0xff); at !== -1; at = data.indexOf(0xff, from)) {
    if (data[at + 1] === 0) {
      keep(at + 1);
      from = at + 2;
    } else {
      keep(at);
      while (data[at] === 0xff) at++;
      if (data[at] !== FIRST_RESTART + ((starts.length - 1) % 8)) {
        bytes.fill(0);
        throw unusual("restarts out of order");
      }
      starts.push(length);
      from = at + 1;
    }
  }
  if (from < data.length) keep(data.length);
  bytes.fill(0, length);

  starts.push(length);
  return { bytes, starts };
}
