import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { type DecodeOutcome, decodePhoto } from "./decode-photo.ts";
import { type Decoder, NotEnoughMemoryError, type PhotoFormat } from "./decoder.ts";
import { nodeDecoders } from "./node.ts";
import type { Orientation } from "./orientation.ts";
import { turnPixels } from "./turn-pixels.ts";
import type { UprightPhoto } from "./upright-photo.ts";

interface Expectation {
  readonly file: string;
  readonly kind: DecodeOutcome["kind"];
  readonly format?: PhotoFormat;
  readonly width?: number;
  readonly height?: number;
  readonly sha256Rgba?: string;
  readonly notYet?: string;
}

// Generous: other work may share the machine.
vi.setConfig({ testTimeout: 120_000 });

const VECTORS = new URL("../../../vectors/media/", import.meta.url);
const read = (file: string) => new Uint8Array(readFileSync(new URL(file, VECTORS)));
const expected: Expectation[] = JSON.parse(Buffer.from(read("expected.json")).toString());
const decoderFor = nodeDecoders();
const ORIENTATIONS: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];

async function photoIn(bytes: Uint8Array): Promise<UprightPhoto> {
  const outcome = await decodePhoto(bytes, { decoderFor });
  if (outcome.kind !== "photo")
    throw new Error(`Cannot test: expected a photo, found ${outcome.kind}`);
  return outcome.photo;
}

const sameBytes = (a: UprightPhoto, b: UprightPhoto) =>
  a.width === b.width && a.height === b.height && Buffer.from(a.rgba).equals(Buffer.from(b.rgba));

describe("decodePhoto on the vectors", () => {
  it.each(expected)("$file is $kind", async ({ file, ...rest }) => {
    const outcome = await decodePhoto(read(file), { decoderFor });

    expect(summaryOf(outcome)).toEqual(rest);
  });

  it("has an expectation for every file there", () => {
    const files = readdirSync(VECTORS).filter((name) => !/\.(mjs|ts|md|json)$|^LICENSE/.test(name));

    expect(expected.map(({ file }) => file).sort()).toEqual(files.sort());
  });
});

function summaryOf(outcome: DecodeOutcome): Omit<Expectation, "file"> {
  if (outcome.kind === "not-yet") return { kind: outcome.kind, notYet: outcome.file };
  if (outcome.kind !== "photo") return { kind: outcome.kind };
  const { width, height, rgba } = outcome.photo;
  const sha256Rgba = createHash("sha256").update(rgba).digest("hex");
  return { kind: outcome.kind, format: outcome.format, width, height, sha256Rgba };
}

describe("decodePhoto turns upright", () => {
  it.each(["png", "webp"])(
    "every orientation of a lossless %s to the same pixels",
    async (format) => {
      const untouched = await photoIn(read("chelsea-48x31.png"));

      for (const orientation of ORIENTATIONS) {
        const turned = await photoIn(read(`${format}-orientation-${orientation}.${format}`));
        expect(sameBytes(turned, untouched), `orientation ${orientation}`).toBe(true);
      }
    },
  );

  it.each([
    ["jpeg", "jpg"],
    ["avif", "avif"],
  ])("every orientation of one lossy %s", async (format, ending) => {
    const stored = await photoIn(read(`${format}-orientation-1.${ending}`));

    for (const orientation of ORIENTATIONS) {
      const upright = await photoIn(read(`${format}-orientation-${orientation}.${ending}`));
      expect(sameBytes(upright, turnPixels(stored, orientation)), `${orientation}`).toBe(true);
    }
  });
});

describe("decodePhoto gives one picture the same pixels", () => {
  it.each([
    ["chelsea.png", "png-interlaced.png"],
    ["chelsea.png", "png-p3.png"],
    ["chelsea-48x31.png", "png-broken-profile.png"],
    ["chelsea-48x31.png", "png-animated.png"],
    ["chelsea-48x31.png", "png-trailing.png"],
    ["chelsea-48x31.png", "png-mislabelled.jpg"],
    ["chelsea-48x31.png", "webp-lossless.webp"],
    ["chelsea-48x31.png", "webp-p3.webp"],
    ["chelsea-48x31.png", "webp-trailing.webp"],
    ["jpeg-420.jpg", "jpeg-p3.jpg"],
    ["jpeg-420.jpg", "jpeg-motion-photo.jpg"],
    ["jpeg-420.jpg", "jpeg-and-pdf.jpg"],
    ["avif-444.avif", "avif-trailing.avif"],
    ["png-alpha.png", "webp-alpha-lossless.webp"],
    ["webp-alpha-lossy.webp", "webp-animated-alpha.webp"],
  ])("in %s and %s", async (one, other) => {
    const photos = [await photoIn(read(one)), await photoIn(read(other))] as const;

    expect(sameBytes(...photos)).toBe(true);
  });

  it("with and without the profile of an AVIF", async () => {
    const tagged = read("avif-p3.avif");
    const untagged = Buffer.from(tagged);
    untagged.write("free", untagged.indexOf("colrrICC"), "latin1");

    expect(sameBytes(await photoIn(tagged), await photoIn(new Uint8Array(untagged)))).toBe(true);
  });
});

describe("decodePhoto gives the pixels that were drawn", () => {
  const grey = (value: number) => [value, value, value, 255];
  const onWhite = (colour: number, alpha: number) =>
    Math.round(255 + ((colour - 255) * alpha) / 255);

  it.each<[string, (x: number, y: number) => number[]]>([
    ["png-grey-1-bit.png", (x, y) => grey((x + y) % 2 === 0 ? 0 : 255)],
    ["png-colour-key.png", (x) => (x % 2 ? [255, 255, 255, 255] : [40, 50, 60, 255])],
    ["png-grey-alpha.png", (x) => grey(onWhite(x * 10, x * 17))],
    [
      "png-palette-alpha.png",
      (x) => [...[x * 16, 0, 255 - x * 16].map((c) => onWhite(c, x * 17)), 255],
    ],
    [
      "png-rgba-16-bit.png",
      (x, y) => [...[x * 16, y * 64, 255].map((c) => onWhite(c, x * 17)), 255],
    ],
  ])("in %s", async (file, drawn) => {
    const { rgba, width, height } = await photoIn(read(file));

    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 4;
        expect([...rgba.subarray(at, at + 4)], `${x}, ${y}`).toEqual(drawn(x, y));
      }
    }
  });

  it("on white around a first frame that is smaller than its animation", async () => {
    const frame = await photoIn(read("chelsea-48x31.png"));
    const whole = await photoIn(read("webp-animated-aside.webp"));

    for (let y = 0; y < 50; y++) {
      for (let x = 0; x < 70; x++) {
        const isInside = x >= 10 && x < 58 && y >= 6 && y < 37;
        const from = ((y - 6) * 48 + x - 10) * 4;
        const drawn = isInside ? frame.rgba.subarray(from, from + 4) : [255, 255, 255, 255];
        const at = (y * 70 + x) * 4;
        expect([...whole.rgba.subarray(at, at + 4)], `${x}, ${y}`).toEqual([...drawn]);
      }
    }
  });

  it("with alpha 255 everywhere", async () => {
    for (const { file } of expected.filter(({ kind }) => kind === "photo")) {
      const { rgba } = await photoIn(read(file));
      const isOpaque = rgba.every((value, i) => i % 4 !== 3 || value === 255);
      expect(isOpaque, file).toBe(true);
    }
  });
});

describe("decodePhoto refuses before decoding", () => {
  const noDecoder = () => Promise.reject(new Error("no decoder may be asked for"));

  it.each(["jpg", "png", "webp", "avif"])("a %s that claims 60,000 by 60,000", async (ending) => {
    const outcome = await decodePhoto(read(`too-large.${ending}`), { decoderFor: noDecoder });

    expect(outcome).toEqual({
      kind: "too-large",
      pixels: 3_600_000_000,
      mostPixels: 50_000_000,
    });
  });

  it("a picture one pixel over the limit that the caller sets, and not one at it", async () => {
    const file = read("chelsea-48x31.png");
    const pixels = 48 * 31;

    const over = await decodePhoto(file, { decoderFor: noDecoder, mostPixels: pixels - 1 });
    const within = await decodePhoto(file, { decoderFor, mostPixels: pixels });

    expect(over).toEqual({ kind: "too-large", pixels, mostPixels: pixels - 1 });
    expect(within.kind).toBe("photo");
  });

  it.each([Number.NaN, 0, -1])(
    "a limit of %s pixels, which limits nothing or everything",
    async (mostPixels) => {
      const asked = decodePhoto(read("chelsea-48x31.png"), { decoderFor: noDecoder, mostPixels });

      await expect(asked).rejects.toThrow("expected a limit above 0 pixels");
    },
  );

  it("a picture that has no pixels", async () => {
    for (const at of [16, 20]) {
      const flat = read("chelsea.png").fill(0, at, at + 4);

      const outcome = await decodePhoto(flat, { decoderFor: noDecoder });

      expect(outcome).toEqual({ kind: "damaged" });
    }
  });

  it("every file that is not a picture it can decode", async () => {
    const others = expected.filter(({ kind }) => kind === "not-yet" || kind === "not-a-picture");

    for (const { file, kind } of others) {
      const outcome = await decodePhoto(read(file), { decoderFor: noDecoder });
      expect(outcome.kind, file).toBe(kind);
    }
  });
});

describe("decodePhoto and its caller", () => {
  it("leaves the file's bytes as they were", async () => {
    for (const { file } of expected) {
      const bytes = read(file);

      await decodePhoto(bytes, { decoderFor });

      expect(Buffer.compare(bytes, read(file)), file).toBe(0);
    }
  });

  it.each(["chelsea.png", "webp-animated.webp", "avif-sequence.avif"])(
    "wipes the copy of %s that the decoder was given",
    async (file) => {
      const given: Uint8Array[] = [];
      const noting = async (format: PhotoFormat): Promise<Decoder> => {
        const decoder = await decoderFor(format);
        return {
          decode(bytes) {
            given.push(bytes);
            return decoder.decode(bytes);
          },
        };
      };

      const outcome = await decodePhoto(read(file), { decoderFor: noting });

      expect(outcome.kind).toBe("photo");
      expect(given).toHaveLength(1);
      expect(given[0]?.every((byte) => byte === 0)).toBe(true);
    },
  );

  it("reads a file that begins in the middle of a larger buffer", async () => {
    const file = read("png-orientation-6.png");
    const larger = new Uint8Array(file.length + 20).fill(0xff);
    larger.set(file, 7);

    const photo = await photoIn(larger.subarray(7, 7 + file.length));

    expect(sameBytes(photo, await photoIn(file))).toBe(true);
  });

  it("throws what decoderFor throws: a decoder that cannot load is not a damaged file", async () => {
    const missing = () => Promise.reject(new Error("Cannot load decoder"));

    const decoding = decodePhoto(read("chelsea.png"), { decoderFor: missing });

    await expect(decoding).rejects.toThrow("Cannot load decoder");
  });

  it("throws NotEnoughMemoryError when there is no room to compile a decoder", async () => {
    const noRoom = () => Promise.reject(new RangeError("out of memory"));

    const decoding = decodePhoto(read("chelsea.png"), { decoderFor: noRoom });

    await expect(decoding).rejects.toThrow(NotEnoughMemoryError);
  });

  it("answers damaged when a decoder finds another size than the header states", async () => {
    const pixels = { rgba: new Uint8ClampedArray(4), width: 1, height: 1 };
    const another = async () => ({ decode: async () => pixels });

    const outcome = await decodePhoto(read("chelsea.png"), { decoderFor: another });

    expect(outcome).toEqual({ kind: "damaged" });
  });
});
