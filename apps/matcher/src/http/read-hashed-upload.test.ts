import { Problem } from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import { FORMS } from "../engine/hashed-upload.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { readHashedUpload } from "./read-hashed-upload.ts";

const hash = madeUpHash("beach");
const hashes = Object.fromEntries(FORMS.map((form) => [form, madeUpHash(form)]));
const alone = { upload: "post", hash, quality: 80 };
const forms = { upload: "post", hashes, quality: 80 };

const { flipX: _, ...seven } = hashes;

describe("reading a hashed upload", () => {
  it("takes one hash, or eight in the order of FORMS", () => {
    const backwards = Object.fromEntries(Object.entries(hashes).reverse());

    expect(readHashedUpload(alone)).toMatchObject({ upload: "post", photo: { hashes: [hash] } });
    expect(readHashedUpload({ ...forms, hashes: backwards })).toEqual({
      kind: "read",
      upload: "post",
      photo: { hashes: FORMS.map((form) => hashes[form]), quality: 80 },
    });
  });

  it.each([
    ["what is not JSON", undefined, /^not a JSON object/],
    ["null", null, /^not a JSON object/],
    ["a list", [alone], /^not a JSON object/],
    ["no upload", { ...alone, upload: undefined }, /^no "upload"/],
    ["an upload of another form", { ...alone, upload: "planted id" }, /^no "upload"/],
    ["no hash", { ...alone, hash: undefined }, /^no "hash" .*lower case, and no "hashes"$/],
    ["a hash in capitals", { ...alone, hash: "ABCD".repeat(16) }, /^no "hash" of 64/],
    [
      "a hash too short",
      { ...forms, hashes: { ...hashes, flipY: "ab" } },
      /^no "flipY" in "hashes"/,
    ],
    ["seven forms", { ...forms, hashes: seven }, /^no "flipX" in "hashes" of 64/],
    ["an unknown form", { ...forms, hashes: { ...hashes, planted: hash } }, /^a form in "hashes"/],
    ["a list of hashes", { ...forms, hashes: [hash] }, /^no "hashes" with all eight/],
    ["both", { ...forms, hash }, /^both "hash" and "hashes"/],
    ["no quality", { ...alone, quality: undefined }, /^no "quality"/],
    ["a quality in quotes", { ...forms, quality: "planted" }, /^no "quality"/],
    ["a quality of 101", { ...alone, quality: 101 }, /^no "quality"/],
    ["an unknown field", { ...alone, planted: 1 }, /^a field that is none of/],
  ])("names the field for %s, and repeats nothing that was sent", (_name, body, words) => {
    const outcome = readHashedUpload(body);

    if (outcome.kind !== "malformed") throw new Error("Cannot be read, and was");
    expect(outcome.found).toMatch(words);
    expect(outcome.found).not.toMatch(/planted|ABCD/);
    expect(outcome.found).not.toContain(hash.slice(0, 8));
    expect(
      Problem.shape.title.safeParse(`Cannot read the hash sent: ${outcome.found}`).success,
    ).toBe(true);
  });
});
