import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { madeUpPhoto } from "../made-up-photo.contract.ts";

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const refused = () => {
  throw new Error("refused");
};

it.each([
  ["without WebAssembly", undefined],
  ["that does not know vectors, or whose content policy forbids WebAssembly", { Module: refused }],
  ["that makes no instance", { Module: WebAssembly.Module, Instance: refused }],
  [
    "without memory for the photo",
    {
      Module: WebAssembly.Module,
      Instance: class {
        readonly exports: object;
        constructor(module: WebAssembly.Module) {
          this.exports = { ...new WebAssembly.Instance(module).exports, begin: () => 0 };
        }
      },
    },
  ],
])("an engine %s hashes in TypeScript, with the same bits", async (_, engine) => {
  const photo = madeUpPhoto(200, 150, 3);
  const { hashPhoto } = await import("../hash-photo.ts");
  const { hashPhotoDihedral } = await import("../hash-photo-dihedral.ts");
  const [one, eight] = [hashPhoto(photo), hashPhotoDihedral(photo)];
  expect([one.kernel, eight.kernel]).toEqual(["exact", "exact"]);

  vi.resetModules();
  vi.stubGlobal("WebAssembly", engine);
  const without = {
    ...(await import("../hash-photo.ts")),
    ...(await import("../hash-photo-dihedral.ts")),
  };

  expect(without.hashPhoto(photo)).toEqual({ ...one, kernel: "exact-typescript" });
  expect(without.hashPhotoDihedral(photo)).toEqual({ ...eight, kernel: "exact-typescript" });
});
