import { afterEach, expect, it, vi } from "vitest";
import { madeUpPhoto } from "./made-up-photo.contract.ts";
import { typescriptHashing } from "./typescript-hashing.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("leaves only zeros in every buffer that held pixels", () => {
  const lent = recordFloatBuffers();
  const photo = madeUpPhoto(300, 200, 1);
  const hashing = typescriptHashing(photo);

  hashing.take(photo.rgba);
  hashing.finish();
  hashing.hash();
  hashing.forms();
  expect(lent.some((buffer) => buffer.some((value) => value !== 0))).toBe(true);
  hashing.wipe();

  expect(lent.filter((buffer) => buffer.some((value) => value !== 0))).toHaveLength(0);
});

it("holds less than 2 MB of floats for a photo of 12 megapixels", () => {
  const lent = recordFloatBuffers();
  const size = { width: 4032, height: 3024 };
  const hashing = typescriptHashing(size);

  hashing.take(new Uint8Array(size.width * size.height * 4));
  hashing.finish();
  hashing.forms();

  const bytes = lent.reduce((sum, buffer) => sum + buffer.byteLength, 0);
  expect(bytes).toBeLessThan(2_000_000);
}, 60_000);

/** Keeps every float buffer made from now on, to look into once the work is over. */
function recordFloatBuffers(): readonly Float32Array[] {
  const made: Float32Array[] = [];
  const recording = new Proxy(Float32Array, {
    construct(target, args, newTarget) {
      const buffer: Float32Array = Reflect.construct(target, args, newTarget);
      made.push(buffer);
      return buffer;
    },
  });
  vi.stubGlobal("Float32Array", recording);
  return made;
}
