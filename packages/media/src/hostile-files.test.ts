import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { pngChunks, pngOf, pngWith } from "../../../vectors/media/containers.ts";
import { type DecodeOutcome, decodePhoto } from "./decode-photo.ts";
import { nodeDecoders } from "./node.ts";

// Generous: other work may share the machine.
vi.setConfig({ testTimeout: 120_000 });

const VECTORS = new URL("../../../vectors/media/", import.meta.url);
const read = (file: string) => new Uint8Array(readFileSync(new URL(file, VECTORS)));
const decoderFor = nodeDecoders();
const kindOf = async (bytes: Uint8Array): Promise<DecodeOutcome["kind"]> =>
  (await decodePhoto(bytes, { decoderFor })).kind;

const SMALL = [
  "jpeg-orientation-6.jpg",
  "png-orientation-5.png",
  "webp-orientation-8.webp",
  "webp-animated.webp",
  "avif-orientation-7.avif",
  "avif-sequence.avif",
];

/** Where the list of brands ends in the longest file type box here: before, `avis` looks like a film. */
const FILE_TYPE_BYTES = 44;

describe("a file whose end is missing", () => {
  it.each(SMALL)("%s is refused wherever it is cut", async (file) => {
    const whole = read(file);

    for (let length = 0; length < whole.length; length++) {
      const kind = await kindOf(whole.subarray(0, length));
      const isStart = length < FILE_TYPE_BYTES;
      const refusals = isStart ? ["damaged", "not-a-picture", "not-yet"] : ["damaged"];
      expect(refusals, `cut to ${length} bytes`).toContain(kind);
    }
    expect(await kindOf(whole)).toBe("photo");
  });
});

describe("a file made to exhaust its reader", () => {
  it("is damaged when its progressive scans go on and on", async () => {
    const jpeg = Buffer.from(read("jpeg-progressive.jpg"));
    const lastScan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
    const scan = jpeg.subarray(lastScan, jpeg.length - 2);
    const repeated = (times: number) =>
      Buffer.concat([
        jpeg.subarray(0, lastScan),
        ...Array.from({ length: times }, () => scan),
        jpeg.subarray(-2),
      ]);

    expect(await kindOf(repeated(60))).toBe("photo");
    expect(await kindOf(repeated(200))).toBe("damaged");
  });

  it("is read without inflating a profile or text of 256 MB", async () => {
    const png = Buffer.from(read("chelsea-48x31.png"));
    const bomb = deflateSync(Buffer.alloc(2 ** 28));

    for (const type of ["iCCP", "zTXt"]) {
      const data = Buffer.concat([Buffer.from("x\0\0"), bomb]);
      expect(await kindOf(pngWith(png, { type, data }))).toBe("photo");
    }
  });

  it("is decoded no further than its stated size when its data goes on", async () => {
    const chunks = pngChunks(Buffer.from(read("chelsea-48x31.png")));
    const header = chunks.filter(({ type }) => type === "IHDR");
    const data = deflateSync(Buffer.alloc(2 ** 26));
    const endless = pngOf([
      ...header,
      { type: "IDAT", data },
      { type: "IEND", data: Buffer.alloc(0) },
    ]);

    expect(["photo", "damaged"]).toContain(await kindOf(endless));
  });
});
