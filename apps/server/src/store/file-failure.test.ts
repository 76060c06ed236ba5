import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { fileFailure, isThere, onFile } from "./file-failure.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const message = (work: () => unknown): string => {
  try {
    onFile("Cannot read it", work);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return (error as Refusal).message;
  }
  return "nothing was thrown";
};

describe("what is wrong with a file is said in words", () => {
  it("when a folder, a file or nothing is in its place", () => {
    writeFileSync(join(folder, "file"), "");

    expect(message(() => readFileSync(folder))).toBe(
      "Cannot read it: a folder of that name is there",
    );
    expect(message(() => readFileSync(join(folder, "file", "x")))).toContain(
      "a file is in the way",
    );
    expect(message(() => readFileSync(join(folder, "none")))).toBe(
      "Cannot read it: it is not there",
    );
  });

  it("when SQLite cannot use it", () => {
    const text = join(folder, "text");
    writeFileSync(text, "no database, whatever its name says".repeat(9));
    const database = new DatabaseSync(text);

    const said = message(() => database.exec("select * from sqlite_schema"));
    database.close();

    expect(said).toBe("Cannot read it: it is not a database");
  });

  // Root may open every file, whatever its mode.
  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "when it is another's",
    () => {
      const closed = join(folder, "closed");
      mkdirSync(closed);
      writeFileSync(join(closed, "file"), "");
      chmodSync(closed, 0);

      const read = message(() => readFileSync(join(closed, "file")));
      const found = message(() => isThere(join(closed, "file")));
      chmodSync(closed, 0o700);

      expect(read).toContain("this user may not");
      expect(found).toContain("Cannot look at");
    },
  );

  it.each(["EACCES", "EPERM", "EROFS", "ENOSPC"])("for %s, without the code", (code) => {
    const failure = fileFailure("Cannot read it", Object.assign(new Error(code), { code }));

    expect(failure).toBeInstanceOf(Refusal);
    expect(failure.message).toMatch(/^Cannot read it: [a-z ;]+$/);
  });
});

it("what is no trouble of a file stays a fault", () => {
  const cause = new Error("a broken promise");

  const failure = fileFailure("Cannot read it", cause);

  expect(failure).not.toBeInstanceOf(Refusal);
  expect(failure).toMatchObject({ message: "Cannot read it: a broken promise", cause });
});

it("a file is there or not", () => {
  writeFileSync(join(folder, "file"), "");

  expect(isThere(join(folder, "file"))).toBe(true);
  expect(isThere(join(folder, "none"))).toBe(false);
});
