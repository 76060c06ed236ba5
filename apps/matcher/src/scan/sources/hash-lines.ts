import { parsePdqHash } from "@holdfast/pdq";
import type { ListInput } from "./list-input.ts";
import { listSource } from "./list-source.ts";
import type { ScanSource } from "./source.ts";

const NEWLINE = 10;
const MOST_ID = 1_000; // characters

/** A list of hashes, one JSON object a line: `{"id", "hash", "quality"}`, other fields left unread. */
export function hashLines(input: ListInput): ScanSource {
  return listSource(input, {
    unit: "hashes",
    name: "hashes",
    separator: NEWLINE,
    read: readHashLine,
  });
}

/** @returns `undefined` for a line of nothing but spaces */
export function readHashLine(text: string, line: number) {
  if (text.trim() === "") return undefined;
  const malformed = { kind: "malformed", line } as const;

  const fields = parseObject(text);
  if (fields === undefined) return { ...malformed, why: "not-json" } as const;
  const { id, hash: hashText, quality } = fields;
  if (typeof id !== "string" || id === "" || id.length > MOST_ID) {
    return { ...malformed, why: "bad-id" } as const;
  }
  const hash = typeof hashText === "string" ? parsePdqHash(hashText) : undefined;
  if (hash === undefined) return { ...malformed, id, why: "bad-hash" } as const;
  if (quality === undefined) return { kind: "hash", id, hash } as const;
  if (!isQuality(quality)) return { ...malformed, id, why: "bad-quality" } as const;
  return { kind: "hash", id, hash, quality } as const;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isQuality(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100;
}
