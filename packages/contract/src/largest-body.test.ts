import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as contract from "./index.ts";

type Schema = z.core.$ZodType;

/**
 * The most bytes that a value of this schema has as JSON, as `JSON.stringify` writes it in UTF-8.
 *
 * @throws {Error} for a schema that leaves anything open: a string without a pattern for all of it
 * or without a maximum, a list without one, a number without bounds, an object that takes fields it
 * does not know, or a kind of schema that is not weighed here
 */
function largestBody(schema: Schema, path = "body"): number {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object": {
      if (def.catchall?._zod.def.type !== "never") throw open(path, "takes unknown fields");
      const fields = Object.entries(def.shape).map(
        ([name, field]) => jsonBytes(name) + 1 + largestBody(field, `${path}.${name}`),
      );
      return listBytes(fields);
    }
    case "array": {
      const most = maximum(checksOf(def), "max_length", path);
      return listBytes(Array(most).fill(largestBody(def.element, `${path}[]`)));
    }
    case "string": {
      const checks = checksOf(def);
      const most = Math.min(...checks.flatMap((check) => lengthOf(check) ?? []));
      if (!Number.isFinite(most)) throw open(path, "has no maximum");
      return 2 + most * widestLetter(patternsOf(checks, path), most);
    }
    case "number": {
      const checks = checksOf(def);
      const most = maximum(checks, "less_than", path);
      const least = maximum(checks, "greater_than", path);
      const isWhole = checks.some(({ check }) => check === "number_format") || "format" in def;
      if (!isWhole) throw open(path, "takes fractions");
      return Math.max(jsonBytes(most), jsonBytes(least));
    }
    case "boolean":
      return "false".length;
    case "enum":
      return Math.max(...Object.values(def.entries).map(jsonBytes));
    case "literal":
      return Math.max(...def.values.map(jsonBytes));
    case "union":
      return Math.max(...def.options.map((option) => largestBody(option, path)));
    case "optional":
    case "default":
      return largestBody(def.innerType, path);
    default:
      throw open(path, `is of a kind that nobody weighed: ${def.type}`);
  }
}

function open(path: string, why: string): Error {
  return new Error(`Cannot weigh ${path}: it ${why}`);
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** Brackets, and commas between. */
function listBytes(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 2) + Math.max(0, parts.length - 1);
}

function checksOf(def: { readonly checks?: readonly z.core.$ZodCheck[] | undefined }) {
  return (def.checks ?? []).map(({ _zod }) => _zod.def as z.core.$ZodChecks["_zod"]["def"]);
}

type Check = ReturnType<typeof checksOf>[number];

function lengthOf(check: Check): number | undefined {
  if (check.check === "max_length") return check.maximum;
  return check.check === "length_equals" ? check.length : undefined;
}

function maximum(checks: readonly Check[], kind: Check["check"], path: string): number {
  const found = checks.find(({ check }) => check === kind);
  if (found === undefined) throw open(path, `has no ${kind}`);
  return "maximum" in found ? found.maximum : Number("value" in found && found.value);
}

/** The patterns of a string, each for all of it: from `^` to `$`, with no way round by `|`. */
function patternsOf(checks: readonly Check[], path: string): readonly RegExp[] {
  const patterns = checks.flatMap((check) =>
    check.check === "string_format" && check.pattern !== undefined ? [check.pattern] : [],
  );
  const isWhole = patterns.some(
    ({ source, flags }) => /^\^[^|]*\$$/.test(source) && !flags.includes("m"),
  );
  if (!isWhole) throw open(path, "has no pattern for all of it");
  return patterns;
}

/** Letters by how many bytes of JSON each takes for a place in the string, most first. */
const LETTERS = ["\u0001", "\ud800", "中", '"', "é", "a"];

/** How many bytes a place in the string can take, as far as its patterns let letters in. */
function widestLetter(patterns: readonly RegExp[], length: number): number {
  const admitted = LETTERS.find((letter) =>
    patterns.every((pattern) => pattern.test(letter.repeat(length))),
  );
  if (admitted !== undefined) return jsonBytes(admitted) - 2;
  return patterns.some(namesItsLetters) ? 1 : jsonBytes(LETTERS[0]) - 2;
}

/** Whether a pattern spells out the letters it takes: no class of them, no "anything but". */
function namesItsLetters({ source }: RegExp): boolean {
  return !/\[\^|\\[pPsSWD]|(?<!\\)\./.test(source);
}

const exported: Readonly<Record<string, unknown>> = contract;
const schemas = Object.entries(exported).filter(
  (entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType,
);
const requests = schemas.filter(([name]) => name.endsWith("Request"));

describe("nothing that crosses the wire has room for a picture", () => {
  it.each(requests)("%s is at most 16 kB", (_, schema) => {
    expect(largestBody(schema)).toBeLessThanOrEqual(contract.MOST_REQUEST_BYTES);
  });

  it("covers every request there is", () => {
    expect(requests.map(([name]) => name)).toEqual([
      "OpenCaseRequest",
      "CaseRequest",
      "AddPhotosRequest",
      "ReviewRequest",
      "SightingRequest",
    ]);
  });

  it.each(schemas)("%s is bounded, with a pattern for every string", (_, schema) => {
    expect(largestBody(schema)).toBeLessThan(1024 * 1024);
  });
});

describe("what is weighed", () => {
  const word = z
    .string()
    .max(9)
    .regex(/^[a-z]*$/);

  it.each([
    ["a string without a pattern", z.string().max(9)],
    ["a string with a pattern for a part of it", z.string().max(9).regex(/[a-z]/)],
    [
      "a string with a pattern for one of its lines",
      z
        .string()
        .max(9)
        .regex(/^[a-z]*$/m),
    ],
    [
      "a string with a pattern and another way",
      z
        .string()
        .max(9)
        .regex(/^[a-z]*$|x/),
    ],
    ["a string without a maximum", z.string().regex(/^[a-z]*$/)],
    ["a list without a maximum", z.strictObject({ words: z.array(word) })],
    ["an object that takes unknown fields", z.looseObject({ word })],
    ["an object that drops unknown fields", z.object({ word })],
    ["an object deep inside", z.strictObject({ in: z.array(z.object({ word })).max(2) })],
    ["a number without bounds", z.int()],
    ["a number with fractions", z.number().min(0).max(1)],
    ["any text by name", z.record(word, word)],
    ["anything", z.any()],
  ])("must not be %s", (_, schema) => {
    expect(() => largestBody(schema)).toThrow(/^Cannot weigh/);
  });

  it.each([
    [z.strictObject({ a: word, b: word.optional() }), { a: "abcdefghi", b: "abcdefghi" }],
    [z.array(z.int().min(-10).max(5)).max(3), [-10, -10, -10]],
    [z.enum(["held", "blocked"]), "blocked"],
    [z.boolean(), false],
    [
      z
        .string()
        .length(2)
        .regex(/^[^<>]*$/),
      "\u0001\u0001",
    ],
    [
      z
        .string()
        .length(2)
        .regex(/^\p{L}*$/u),
      "中中",
    ],
    [
      z
        .string()
        .length(3)
        .regex(/^\d-\d$/),
      "1-2",
    ],
    [contract.HashText, "0".repeat(64)],
  ])("weighs as much as its largest value: %#", (schema, largest) => {
    expect(schema.safeParse(largest).success).toBe(true);
    expect(largestBody(schema)).toBe(jsonBytes(largest));
  });

  it("weighs every place at its most where a pattern does not spell out its letters", () => {
    const vague = z
      .string()
      .length(3)
      .regex(/^\d-\S$/);
    expect(largestBody(vague)).toBe(jsonBytes("\u0001\u0001\u0001"));
  });
});
