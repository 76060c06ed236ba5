import { decodePhoto, decodeReducedJpeg } from "@holdfast/media";
import { nodeDecoders } from "@holdfast/media/node";
import {
  hashPhoto,
  hashPhotoDihedral,
  hashPhotoFast,
  hashReducedPhoto,
  type RgbaPhoto,
} from "@holdfast/pdq";
import sharp from "sharp";
import { typescriptHashing } from "../packages/pdq/src/typescript-hashing.ts";
import type { Bench } from "./bench.ts";
import { largePhoto } from "./large-photo.ts";
import { type Timing, timed } from "./timing.ts";

/** Sides in pixels of the made-up photos. */
const SIZES = [
  { name: "64 × 64", width: 64, height: 64 },
  { name: "512 × 512", width: 512, height: 512 },
  { name: "2 megapixels", width: 1_600, height: 1_200 },
  { name: "12 megapixels", width: 4_000, height: 3_000 },
] as const;

export const hashing: Bench = {
  name: "hashing",
  title: "How fast pictures become hashes, in one thread",
  run: async (say) => {
    const rows: (string | number)[][] = [];
    const add = (what: string, { p50, p95, rounds }: Timing) => rows.push([what, p50, p95, rounds]);

    for (const { name, width, height } of SIZES) {
      say(name);
      const photo = madeUpPhoto(width, height);
      add(`hash, ${name}`, await timed(() => hashPhoto(photo)));
      add(`hash in eight forms, ${name}`, await timed(() => hashPhotoDihedral(photo)));
      add(`hash in TypeScript, ${name}`, await timed(() => hashInTypeScript(photo)));
      // Below, and in a photo it is not sure of, this is the exact kernel again.
      if (hashPhotoFast(photo).kernel === "fast") {
        add(`hash by the fast kernel, ${name}`, await timed(() => hashPhotoFast(photo)));
      }
    }

    say("a JPEG of 12 megapixels");
    const file = await largePhoto(5_000_000);
    const decoderFor = nodeDecoders();
    const decode = async () => {
      const outcome = await decodePhoto(file, { decoderFor });
      if (outcome.kind !== "photo") throw new Error(`Cannot decode the photo: ${outcome.kind}`);
      return outcome.photo;
    };
    add("decode a JPEG of 12 megapixels", await timed(decode));
    const both = await timed(async () => hashPhoto(await decode()));
    add("decode and hash it", both);
    const reduced = await timed(() => {
      const photo = decodeReducedJpeg(file, { mostPixels: 50_000_000 });
      if (photo === undefined) throw new Error("Cannot reduce the photo");
      return hashReducedPhoto({ ...photo, form: "original" });
    });
    add("decode it reduced and hash it in eight forms", reduced);
    sharp.concurrency(1);
    sharp.cache(false);
    const native = () => sharp(file, { ignoreIcc: true }).ensureAlpha().raw().toBuffer();
    add("decode it with sharp", await timed(native));
    add(
      "decode it with sharp and hash it",
      await timed(async () => hashPhoto({ rgba: await native(), width: 4_000, height: 3_000 })),
    );

    return {
      figures: [
        {
          what: "decode and hash a JPEG of 12 megapixels, middle",
          value: both.p50,
          unit: "milliseconds",
          how: `A file of ${(file.length / 1e6).toFixed(2)} MB in Node, the decoder compiled before, one after the other in one thread.`,
        },
        {
          what: "the same file, decoded only as far as its hash needs, in eight forms, middle",
          value: reduced.p50,
          unit: "milliseconds",
          how: "As a scan first hashes large JPEGs: a few bits beside the hash above (ADR 11).",
        },
      ],
      tables: [
        {
          title: "One call",
          columns: [
            { name: "what" },
            { name: "p50", unit: "milliseconds" },
            { name: "p95", unit: "milliseconds" },
            { name: "rounds", unit: "count" },
          ],
          rows,
        },
      ],
      notes: [
        "The made-up photos are waves with grain: what is in a picture does not change how long hashing takes, only its size does. The JPEG is a photograph of this repository, enlarged and with grain.",
      ],
    };
  },
};

/** What answers where there is no WebAssembly. */
function hashInTypeScript(photo: RgbaPhoto): unknown {
  const hashing = typescriptHashing(photo);
  hashing.take(photo.rgba);
  const answer = [hashing.finish(), hashing.hash()];
  hashing.wipe();
  return answer;
}

/** Waves of colour and a little noise: something of every frequency. */
function madeUpPhoto(width: number, height: number): RgbaPhoto {
  const rgba = new Uint8ClampedArray(width * height * 4);
  let state = 1;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      state = Math.imul(state, 1_664_525) + 1_013_904_223;
      const grain = (state >>> 24) / 8;
      rgba[at] = 110 + 80 * Math.sin(x / 37) + grain;
      rgba[at + 1] = 110 + 80 * Math.sin(y / 53) + grain;
      rgba[at + 2] = 110 + 80 * Math.sin((x + y) / 71) + grain;
      rgba[at + 3] = 255;
    }
  }
  return { rgba, width, height };
}
