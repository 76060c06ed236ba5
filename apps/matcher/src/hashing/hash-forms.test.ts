import { type DihedralForm, hammingDistance, hashPhoto, hashPhotoDihedral } from "@holdfast/pdq";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it, vi } from "vitest";
import { FORMS } from "../engine/hashed-upload.ts";
import { photoVector } from "../testing/photo-vector.ts";
import { hashForms } from "./hash-forms.ts";
import { turnedPhoto } from "./turned-photo.ts";

vi.setConfig({ testTimeout: 60_000 });

async function pixelsOf(picture: Sharp) {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { rgba: data, width: info.width, height: info.height };
}

const large = () => sharp(photoVector("pdq/images/aaa-orig.jpg"));
const small = () => sharp(photoVector("pdq/images/q0746.jpg"));

describe("turnedPhoto", () => {
  it.each(FORMS)("turns the way pdq means by %s", async (form) => {
    const photo = await pixelsOf(large());
    const derived = hashPhotoDihedral(photo).hashes;

    const { hash } = hashPhoto(turnedPhoto(photo, form));

    const distances = FORMS.map((other) => hammingDistance(hash, derived[other]));
    expect(Math.min(...distances)).toBe(hammingDistance(hash, derived[form]));
    expect(hammingDistance(hash, derived[form])).toBeLessThanOrEqual(10);
  });

  it("moves every pixel and loses none", () => {
    const rgba = Uint8Array.from([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 6]);
    const photo = { rgba: Uint8Array.from([...rgba, 0, 0, 0]), width: 3, height: 2 };
    const reds = (form: DihedralForm) => {
      const turned = turnedPhoto(photo, form);
      return [turned.width, ...turned.rgba.filter((_, at) => at % 4 === 0)];
    };

    expect(reds("original")).toEqual([3, 1, 2, 3, 4, 5, 6]);
    expect(reds("flipY")).toEqual([3, 3, 2, 1, 6, 5, 4]);
    expect(reds("flipX")).toEqual([3, 4, 5, 6, 1, 2, 3]);
    expect(reds("rotate180")).toEqual([3, 6, 5, 4, 3, 2, 1]);
    expect(reds("flipPlus1")).toEqual([2, 1, 4, 2, 5, 3, 6]);
  });
});

describe("hashForms", () => {
  it("derives the forms of a photo that is large enough", async () => {
    const photo = await pixelsOf(large());

    expect(hashForms(photo)).toEqual(hashPhotoDihedral(photo));
  });

  it.each([
    ["mirrored", (picture: Sharp) => picture.flop()],
    ["upside down", (picture: Sharp) => picture.flip()],
    ["on its side", (picture: Sharp) => picture.rotate(90)],
  ])("gives a small copy that is %s the very hash of its original", async (_, turn) => {
    const { hash } = hashPhoto(await pixelsOf(small()));
    const copy = await pixelsOf(turn(small()));

    const { hashes } = hashForms(copy);

    expect(Object.values(hashes)).toContain(hash);
  });
});
