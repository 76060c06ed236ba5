import { readFileSync } from "node:fs";
import { type DihedralHashes, hammingDistance, parsePdqHash } from "@holdfast/pdq";
import sharp, { type JpegOptions, type Sharp } from "sharp";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FORMS } from "../engine/hashed-upload.ts";
import { flipped } from "../testing/made-up-hash.ts";
import { photoVector } from "../testing/photo-vector.ts";
import { hashBytes } from "./hash-bytes.ts";
import type { HashOutcome } from "./hash-outcome.ts";
import { type HashPool, hashPool } from "./hash-pool.ts";
import { isNearPlain } from "./hash-reduced.ts";

vi.setConfig({ testTimeout: 120_000 });

const MOST_PIXELS = 50_000_000;
const MOST_BITS = 4; // measured between the reduced and the whole picture's hash; ADR 11
const PHOTOS = new URL("../../../demo-platform/photos/", import.meta.url);
const photo = (name: string) => sharp(readFileSync(new URL(`${name}.jpg`, PHOTOS)));
const vector = () => sharp(photoVector("pdq/images/aaa-orig.jpg"));

let pool: HashPool | undefined;

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

const jpeg = (picture: Sharp, width: number, height: number, options: JpegOptions) =>
  picture.resize(width, height, { fit: "fill" }).jpeg(options).toBuffer();

const hash = (file: Uint8Array, mayReduce: boolean) =>
  hashBytes(Uint8Array.from(file), { mostPixels: MOST_PIXELS, mayReduce });

const reductionOf = (outcome: HashOutcome) =>
  outcome.kind === "hashed" ? outcome.reduction : outcome.why;

/** Both ways to hash a file, and how many bits lie between them, form by form. */
async function compare(file: Uint8Array) {
  const [reduced, whole] = [await hash(file, true), await hash(file, false)];
  if (reduced.kind !== "hashed" || whole.kind !== "hashed") throw new Error("Cannot hash file");
  return {
    reductions: [reduced.reduction, whole.reduction],
    original: hammingDistance(reduced.hashes.original, whole.hashes.original),
    most: Math.max(
      ...FORMS.map((form) => hammingDistance(reduced.hashes[form], whole.hashes[form])),
    ),
  };
}

/** Every photo once, sizes, qualities and sampling of colours taking turns. */
const FILES: readonly [string, number, number, JpegOptions][] = [
  ["cat", 1_700, 1_200, { quality: 40, chromaSubsampling: "4:2:0" }],
  ["coffee", 1_803, 1_203, { quality: 75, chromaSubsampling: "4:4:4" }],
  ["flower", 1_201, 1_999, { quality: 92, chromaSubsampling: "4:2:0" }],
  ["palace", 2_501, 1_667, { quality: 60, chromaSubsampling: "4:4:4" }],
  ["river", 3_003, 2_002, { quality: 85, chromaSubsampling: "4:2:0" }],
  ["rocket", 2_048, 1_365, { quality: 30, chromaSubsampling: "4:2:0" }],
  ["cat", 3_555, 2_511, { quality: 80, chromaSubsampling: "4:2:0" }],
  ["palace", 4_032, 3_024, { quality: 90, chromaSubsampling: "4:4:4" }],
  ["river", 2_400, 3_600, { quality: 75, progressive: true }],
];

describe("a large JPEG", () => {
  it.each(FILES)(
    "%s at %d x %d, saved with %o, is hashed within 4 bits of all its pixels",
    async (name, width, height, options) => {
      const file = await jpeg(photo(name), width, height, options);

      const { reductions, most } = await compare(file);

      expect(reductions).toEqual([width * height < 8_000_000 ? 4 : 8, 1]);
      expect(most).toBeLessThanOrEqual(MOST_BITS);
    },
  );

  it("in shades of grey as well", async () => {
    const file = await jpeg(vector().toColourspace("b-w"), 2_100, 1_403, { quality: 70 });

    expect(await compare(file)).toMatchObject({ reductions: [4, 1], original: 0 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("is turned upright for orientation %d", async (orientation) => {
    const stored = await jpeg(vector(), 1_901, 1_267, { quality: 80 });
    const file = await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 80 }).toBuffer();

    const { reductions, most } = await compare(file);

    expect(reductions).toEqual([4, 1]);
    expect(most).toBeLessThanOrEqual(MOST_BITS);
  });
});

describe("a picture that must be decoded whole", () => {
  it("is a plain one, whose few features noise would move", async () => {
    const sky = sharp({
      create: { width: 2_000, height: 1_500, channels: 3, background: "skyblue" },
    });

    expect(reductionOf(await hash(await sky.jpeg().toBuffer(), true))).toBe(1);
  });

  it.each([
    { quality: 69, setBits: 128, isNear: true },
    { quality: 70, setBits: 128, isNear: false },
    { quality: 100, setBits: 104, isNear: true },
    { quality: 100, setBits: 105, isNear: false },
    { quality: 100, setBits: 151, isNear: false },
    { quality: 100, setBits: 152, isNear: true },
  ])(
    "is one near the limits of plainness: quality $quality with $setBits set bits, $isNear",
    ({ quality, setBits, isNear }) => {
      const none = parsePdqHash("0".repeat(64))!;
      const hashes = Object.fromEntries(FORMS.map((form) => [form, flipped(none, setBits)]));

      expect(isNearPlain({ quality, hashes: hashes as DihedralHashes["hashes"] })).toBe(isNear);
    },
  );

  it("is a small one, and one that is no JPEG", async () => {
    const small = await jpeg(vector(), 1_600, 1_200, {});
    const other = await vector()
      .resize(1_800, 1_200, { fit: "fill" })
      .webp({ effort: 0 })
      .toBuffer();

    expect(reductionOf(await hash(small, true))).toBe(1);
    expect(reductionOf(await hash(other, true))).toBe(1);
  });

  it("is a damaged one, which is then said to be damaged", async () => {
    const file = await jpeg(vector(), 1_800, 1_200, {});

    const outcome = await hash(file.subarray(0, file.length / 2), true);

    expect(outcome).toEqual({ kind: "unreadable", why: "damaged" });
  });

  it("is every one where nobody says that it may be reduced", async () => {
    const file = await jpeg(vector(), 1_800, 1_200, {});
    const options = { workers: 1, mostPixels: MOST_PIXELS, patience: 60_000, onCrash() {} };
    pool = hashPool(options);

    const unasked = await pool.hash(Uint8Array.from(file));
    const asked = await pool.hash(Uint8Array.from(file), { mayReduce: true });

    expect([unasked, asked].map(reductionOf)).toEqual([1, 4]);
  });
});

it("wipes the file it was given after a reduced hash", async () => {
  const file = Uint8Array.from(await jpeg(vector(), 1_800, 1_200, {}));

  await hashBytes(file, { mostPixels: MOST_PIXELS, mayReduce: true });

  expect(file.every((byte) => byte === 0)).toBe(true);
});
