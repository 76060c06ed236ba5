import { type IndexReader, indexReader, type SharedHandle } from "@holdfast/hash-index/shared";

// A thread that searches the list which another keeps. It answers each hash with the numbers it found.

/** The handle at first, then hashes to look for. */
export type ReaderWord = SharedHandle | Uint8Array;

let reader: IndexReader | undefined;

addEventListener("message", ({ data }: MessageEvent<ReaderWord>) => {
  if (data instanceof Uint8Array) postMessage(reader?.search(data, 31).numbers);
  else reader = indexReader(data);
});
