import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSnapshot, removeSnapshot, writeSnapshot } from "./snapshot-file.ts";

const name = Uint8Array.from({ length: 16 }, (_, at) => at);
const otherName = new Uint8Array(16).fill(1);
const pieces = [new Uint8Array(100_000).fill(3), Uint8Array.of(1, 2, 3)];

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  file = path.join(folder, "listings.index");
});

afterEach(() => rmSync(folder, { recursive: true }));

function contentOf(opened: ReturnType<typeof openSnapshot>): Buffer {
  if (opened?.kind !== "named") throw new Error(`Cannot read a snapshot: ${opened?.kind}`);
  try {
    return Buffer.concat(Array.from(opened.pieces(), (piece) => Uint8Array.from(piece)));
  } finally {
    opened.close();
  }
}

describe("a snapshot's file", () => {
  it("gives back what was written, under its name", () => {
    writeSnapshot(file, name, pieces);

    expect(contentOf(openSnapshot(file, name)).equals(Buffer.concat(pieces))).toBe(true);
  });

  it.skipIf(process.platform === "win32")("is for its owner only, whatever lay there", () => {
    writeFileSync(file, "", { mode: 0o666 });
    writeFileSync(`${file}.new`, "", { mode: 0o666 });

    writeSnapshot(file, name, pieces);

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["listings.index"]);
  });

  it("is refused under another name, without one, and when it is something else", () => {
    writeSnapshot(file, name, pieces);
    const refused = [openSnapshot(file, otherName), openSnapshot(file, undefined)];
    writeFileSync(file, readFileSync(file).subarray(0, 20));
    const torn = openSnapshot(file, name);
    writeFileSync(file, "holdfast-index-2 and whatever that will be");
    const later = openSnapshot(file, name);

    expect([...refused, torn, later].map((opened) => opened?.kind)).toEqual(
      Array(4).fill("refused"),
    );
  });

  it("may be missing", () => {
    expect(openSnapshot(file, name)).toBeUndefined();
  });

  it("stays as it was, with nothing beside it, when another cannot be written", () => {
    writeSnapshot(file, name, pieces);
    function* failing() {
      yield pieces[0]!;
      throw new Error("the disk is full");
    }

    expect(() => writeSnapshot(file, otherName, failing())).toThrow("the disk is full");

    expect(readdirSync(folder)).toEqual(["listings.index"]);
    expect(openSnapshot(file, name)?.kind).toBe("named");
  });

  it("is removed with what a killed process left of the next one", () => {
    writeSnapshot(file, name, pieces);
    writeFileSync(`${file}.new`, "half");

    removeSnapshot(file);

    expect(readdirSync(folder)).toEqual([]);
  });
});
