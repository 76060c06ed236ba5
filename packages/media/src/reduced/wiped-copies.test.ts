import { readFileSync } from "node:fs";
import sharp from "sharp";
import { beforeEach, expect, it, vi } from "vitest";
import { decodeReducedJpeg } from "./decode-reduced-jpeg.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Whatever was copied out of a picture file. */
const copies = vi.hoisted(() => [] as (Uint8Array | Int16Array)[]);

vi.mock("./coded-data.ts", async (original) => {
  const { codedData } = await original<typeof import("./coded-data.ts")>();
  const noted: typeof codedData = (data) => {
    const made = codedData(data);
    copies.push(made.bytes);
    return made;
  };
  return { codedData: noted };
});

vi.mock("./block-plane.ts", async (original) => {
  const real = await original<typeof import("./block-plane.ts")>();
  const blockPlane: typeof real.blockPlane = (...of) => {
    const made = real.blockPlane(...of);
    copies.push(made.constants, made.isFlat);
    return made;
  };
  return { ...real, blockPlane };
});

beforeEach(() => {
  copies.length = 0;
});

const FILE = new URL("../../../../vectors/pdq/images/aaa-orig.jpg", import.meta.url);
const isWiped = (copy: Uint8Array | Int16Array) => copy.every((value: number) => value === 0);

it.each([
  ["answers", (file: Buffer) => file],
  ["refuses", (file: Buffer) => Buffer.concat([file.subarray(0, -2), file.subarray(-12)])],
])("wipes what it copied of a file it %s", async (does, alter) => {
  const enlarged = sharp(readFileSync(FILE)).resize(1_664, 1_264, { fit: "fill" });
  const file = alter(await enlarged.jpeg().toBuffer());

  const reduced = decodeReducedJpeg(file, { mostPixels: 50_000_000 });

  expect(reduced !== undefined).toBe(does === "answers");
  expect(copies.length).toBe(7); // coded data, and two arrays for each component
  expect(copies.every(isWiped)).toBe(true);
});
