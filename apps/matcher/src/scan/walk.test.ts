import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { walk } from "./walk.ts";

/** May read everything, whatever its mode says. */
const isRoot = process.getuid?.() === 0;

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  mkdirSync(path.join(root, "b", "deep"), { recursive: true });
  mkdirSync(path.join(root, "d"));
  for (const file of ["a.jpg", "b/1.jpg", "b/deep/2.jpg", "b/z.jpg", "b.jpg", "c.jpg", "d/3.jpg"]) {
    writeFileSync(path.join(root, file), "");
  }
});

afterEach(() => rmSync(root, { recursive: true }));

const ALL = ["a.jpg", "b/1.jpg", "b/deep/2.jpg", "b/z.jpg", "b.jpg", "c.jpg", "d/3.jpg"];

async function walked(after?: string): Promise<readonly string[]> {
  const met = await Array.fromAsync(walk(root, after));
  return met.filter(({ kind }) => kind !== "link").map(({ place }) => place);
}

describe("walk", () => {
  it("meets every file once", async () => {
    expect([...(await walked())].sort()).toEqual([...ALL].sort());
  });

  it("goes on after any of them, in the same order", async () => {
    const all = await walked();

    for (const [at, file] of all.entries()) {
      expect(await walked(file)).toEqual(all.slice(at + 1));
    }
  });

  it("goes on where a file was that has been deleted since", async () => {
    const all = await walked();
    rmSync(path.join(root, "b/deep/2.jpg"));

    expect(await walked("b/deep/2.jpg")).toEqual(all.slice(all.indexOf("b/deep/2.jpg") + 1));
  });

  it.skipIf(process.platform === "win32")("follows no link", async () => {
    symlinkSync(root, path.join(root, "b", "circle"));
    symlinkSync("/etc/hostname", path.join(root, "elsewhere"));

    const met = await Array.fromAsync(walk(root, undefined));
    const links = met.filter(({ kind }) => kind === "link").map(({ place }) => place);

    expect(await walked()).toHaveLength(ALL.length);
    expect(links).toEqual(["b/circle", "elsewhere"]);
    expect(await Array.fromAsync(walk(root, "elsewhere"))).toEqual([]);
  });

  it("meets a folder that cannot be listed, once, and goes on", async () => {
    const gone = await Array.fromAsync(walk(path.join(root, "gone"), undefined));

    expect(gone).toEqual([{ kind: "closed-folder", place: "", after: "" }]);
    expect(await Array.fromAsync(walk(path.join(root, "gone"), ""))).toEqual([]);
  });

  it.skipIf(isRoot || process.platform === "win32")(
    "goes on after a folder below that may not be listed",
    async () => {
      chmodSync(path.join(root, "b"), 0);
      try {
        const met = await Array.fromAsync(walk(root, undefined));
        const closed = met.find(({ kind }) => kind === "closed-folder");

        expect(closed?.place).toBe("b");
        expect(met.map(({ place }) => place)).toEqual(["a.jpg", "b", "b.jpg", "c.jpg", "d/3.jpg"]);
        expect(await walked(closed?.after)).toEqual(["b.jpg", "c.jpg", "d/3.jpg"]);
      } finally {
        chmodSync(path.join(root, "b"), 0o700);
      }
    },
  );
});
