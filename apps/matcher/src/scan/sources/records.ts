/** A line of a list, or what ends with another separator. */
export type ListRecord = (
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unusable"; readonly why: "too-long" | "not-text" }
) & {
  /** Counts from 1. */
  readonly line: number;
  /** The byte of the list at which the next one begins. */
  readonly end: number;
};

export interface RecordRules {
  /** The byte that ends a record: 10 or 0. */
  readonly separator: number;
  /** Longer records are read over and not kept, bytes. */
  readonly mostBytes: number;
  /** Where the first chunk lies in the list: bytes and records before it. */
  readonly from: { readonly bytes: number; readonly lines: number };
}

/**
 * Cuts bytes into records, wherever the chunks happen to end. It holds one chunk and one record at
 * a time. The last record needs no separator; empty ones come as well.
 *
 * @returns the records that each chunk completes
 */
export async function* recordsOf(
  chunks: AsyncIterable<Uint8Array>,
  { separator, mostBytes, from }: RecordRules,
): AsyncGenerator<readonly ListRecord[]> {
  let { bytes: end, lines: line } = from;
  let kept: Uint8Array[] = [];
  let length = 0;

  /** @param outlives whether the part is needed after its chunk, which a reader may fill anew */
  function take(part: Uint8Array, outlives: boolean): void {
    length += part.length;
    end += part.length;
    if (length > mostBytes) kept = [];
    else kept.push(outlives ? part.slice() : part);
  }

  function finished(): ListRecord {
    line += 1;
    const text = length > mostBytes ? undefined : textOf(kept, line);
    const why = length > mostBytes ? "too-long" : "not-text";
    kept = [];
    length = 0;
    return text === undefined
      ? { kind: "unusable", why, line, end }
      : { kind: "text", text, line, end };
  }

  for await (const chunk of chunks) {
    const records: ListRecord[] = [];
    let start = 0;
    for (let at = chunk.indexOf(separator); at !== -1; at = chunk.indexOf(separator, start)) {
      take(chunk.subarray(start, at), false);
      end += 1;
      records.push(finished());
      start = at + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start), true);
    if (records.length > 0) yield records;
  }
  if (length > 0) yield [finished()];
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @returns `undefined` for bytes that are no UTF-8 */
function textOf(parts: readonly Uint8Array[], line: number): string | undefined {
  try {
    const text = UTF_8.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts));
    // Some programs begin a file of text with a mark that is not part of it.
    return line === 1 ? text.replace(/^\uFEFF/, "") : text;
  } catch {
    return undefined;
  }
}
