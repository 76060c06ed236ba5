import type { ListInput } from "./list-input.ts";
import { type ListRecord, recordsOf } from "./records.ts";
import type { ScanItem, ScanSource } from "./source.ts";

/** The longest line that is read, in bytes: an id of 1,000 characters or a path fits many times. */
export const MOST_LINE_BYTES = 65_536;

/** How the lines of a kind of list are read. */
export interface ListKind {
  readonly unit: ScanSource["unit"];
  /** Tells this reading of a file from others of the same file. */
  readonly name: string;
  /** The byte that ends a record. */
  readonly separator: number;
  /** @returns `undefined` for a line that says nothing */
  readonly read: (text: string, line: number) => Unplaced | undefined;
}

type WithoutPlace<Item> = Item extends unknown ? Omit<Item, "after"> : never;
type Unplaced = WithoutPlace<ScanItem>;

/** A list with one item a record. */
export function listSource(input: ListInput, kind: ListKind): ScanSource {
  const { unit, name, separator, read } = kind;
  const { identity } = input;

  return {
    unit,
    ...(identity && {
      identity: {
        name: JSON.stringify([name, identity.file]),
        version: identity.version,
        mayGrow: false,
      },
    }),

    async count(after) {
      if (identity === undefined) return undefined;
      return filledIn(input.bytes(placeOf(after).bytes), separator);
    },

    async *items(after) {
      const from = placeOf(after);
      const rules = { separator, mostBytes: MOST_LINE_BYTES, from };
      for await (const records of recordsOf(input.bytes(from.bytes), rules)) {
        yield records.flatMap((record) => {
          const item = itemOf(record, read);
          return item === undefined ? [] : [{ ...item, after: `${record.end}:${record.line}` }];
        });
      }
    },
  };
}

function itemOf(record: ListRecord, read: ListKind["read"]): Unplaced | undefined {
  const { line } = record;
  return record.kind === "text"
    ? read(record.text, line)
    : { kind: "malformed", line, why: record.why };
}

function placeOf(after: string | undefined) {
  const [bytes = 0, lines = 0] = after?.split(":").map(Number) ?? [];
  return { bytes, lines };
}

/** How many records that are not empty there are. */
async function filledIn(chunks: AsyncIterable<Uint8Array>, separator: number): Promise<number> {
  let records = 0;
  let isOpen = false;
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(separator); at !== -1; at = chunk.indexOf(separator, start)) {
      if (isOpen || at > start) records += 1;
      isOpen = false;
      start = at + 1;
    }
    isOpen ||= start < chunk.length;
  }
  return records + Number(isOpen);
}
