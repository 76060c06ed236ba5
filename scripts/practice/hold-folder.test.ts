import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holdFolder } from "./hold-folder.ts";

const addresses = { site: "http://127.0.0.1:4310/", board: "http://127.0.0.1:4330/" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "practice-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("a second practice copy of a folder is told where the first is reached", () => {
  const first = holdFolder(path.join(folder, "new"));
  const early = holdFolder(path.join(folder, "new"));
  if (first.kind === "held") first.tell(addresses);
  const late = holdFolder(path.join(folder, "new"));
  if (first.kind === "held") first.release();

  expect(first.kind).toBe("held");
  expect(early).toEqual({ kind: "running", addresses: undefined });
  expect(late).toEqual({ kind: "running", addresses });
});

it("a folder is free again once it is released, and has nothing of the copy before", () => {
  const first = holdFolder(folder);
  if (first.kind === "held") {
    first.tell(addresses);
    first.release();
  }

  const second = holdFolder(folder);
  const third = holdFolder(folder);
  if (second.kind === "held") second.release();

  expect(second.kind).toBe("held");
  expect(third).toEqual({ kind: "running", addresses: undefined });
});
