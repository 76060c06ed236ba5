import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type PhotoFormat, recogniseFile } from "@holdfast/media";
import { beforeAll, describe, expect, it } from "vitest";
import { hashPictureFile } from "./hash-picture-file.ts";
import type { HashOutcome } from "./messages.ts";

const DECODERS: Readonly<Record<PhotoFormat, string>> = {
  jpeg: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm",
  png: "@jsquash/png/codec/pkg/squoosh_png_bg.wasm",
  webp: "@jsquash/webp/codec/dec/webp_dec.wasm",
  avif: "@jsquash/avif/codec/dec/avif_dec.wasm",
};
const PICTURES = new URL("../../../../vectors/media/", import.meta.url);

let decoders: Readonly<Record<PhotoFormat, WebAssembly.Module>>;
beforeAll(async () => {
  // The site does not depend on the decoders itself; the package that does knows where they are.
  const require = createRequire(
    new URL("../../../../packages/media/package.json", import.meta.url),
  );
  const compiled = Object.entries(DECODERS).map(
    async ([format, file]) =>
      [format, await WebAssembly.compile(await readFile(require.resolve(file)))] as const,
  );
  decoders = Object.fromEntries(await Promise.all(compiled)) as typeof decoders;
});

async function bytesOf(name: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(new URL(name, PICTURES))).buffer;
}

async function hashed(name: string): Promise<HashOutcome> {
  const bytes = await bytesOf(name);
  const format = recogniseFile(new Uint8Array(bytes)) as PhotoFormat;
  return hashPictureFile({ bytes, format, decoder: decoders[format] });
}

describe("hashPictureFile", () => {
  it("gives one picture one hash, in every format and however it is stored turned", async () => {
    const outcomes = await Promise.all(
      ["png", "webp"].flatMap((format) =>
        [1, 3, 6, 8].map((turn) => hashed(`${format}-orientation-${turn}.${format}`)),
      ),
    );

    expect(outcomes[0]?.kind).toBe("ready");
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  });

  it("says why a picture is left out", async () => {
    expect(await hashed("jpeg-cut.jpg")).toEqual({ kind: "left-out", why: "damaged" });
    expect(await hashed("jpeg-cmyk.jpg")).toEqual({ kind: "left-out", why: "damaged" });
  });

  it("wipes the file that it was handed", async () => {
    const bytes = await bytesOf("jpeg-444.jpg");

    await hashPictureFile({ bytes, format: "jpeg", decoder: decoders.jpeg });

    expect(new Uint8Array(bytes).every((byte) => byte === 0)).toBe(true);
  });
});
