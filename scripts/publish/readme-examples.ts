import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../build/programs.ts";

/** What an example in a package's README needs around it to run, and what it then comes to. */
export interface ReadmeExample {
  readonly room: string;
  /** Which block of code it is in the README, from 0. */
  readonly block: number;
  /** Program text before it: the names that it takes for granted. */
  readonly before: string;
  /** An expression after it: what to look at. */
  readonly shown: string;
  /** What that has to be. */
  readonly expected: unknown;
  /** Whether it compiles the native search, which not every machine can. */
  readonly isNative?: boolean;
}

/** Two hashes that are 6 bits apart, as text and as bytes. */
const HASH = "0f".repeat(32);
const NEAR = `${"0f".repeat(29)}3c1e0f`;

/** A PNG of a black pixel and a white one. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNg+A8AAQIBAEK+vGgAAAAASUVORK5CYII=";

const bytesOf = (text: string, encoding: "hex" | "base64") =>
  `Uint8Array.of(${[...Buffer.from(text, encoding)]})`;

/** A photograph of a cat, 48 x 31 pixels. */
const PHOTO = readFileSync(path.join(ROOT, "vectors/media/chelsea-48x31.png"), "base64");

export const README_EXAMPLES: readonly ReadmeExample[] = [
  {
    room: "packages/pdq",
    block: 0,
    before: `
      const [width, height] = [64, 64];
      const rgba = Uint8Array.from({ length: 4 * width * height }, (_, at) => (at * at) % 241);
      const brighter = rgba.map((value) => Math.min(255, value + 8));`,
    shown: `[hash.length, judgePlainness({ hash, quality }).kind, hammingDistance(hash, copy.hash) < 32]`,
    expected: [64, "usable", true],
  },
  {
    room: "packages/pdq",
    block: 1,
    before: `const bytes = ${bytesOf(PHOTO, "base64")};`,
    shown: `[hashed?.kernel, hashed?.hash.length]`,
    expected: ["exact", 64],
  },
  {
    room: "packages/pdq",
    block: 2,
    before: `const bytes = ${bytesOf(PHOTO, "base64")};`,
    shown: `[hashed === undefined]`,
    expected: [true],
  },
  {
    room: "packages/media",
    block: 0,
    before: `const bytes = ${bytesOf(PNG, "base64")};`,
    shown: `outcome.kind === "photo" && [outcome.photo.width, outcome.photo.height]`,
    expected: [2, 1],
  },
  {
    room: "packages/hash-index",
    block: 0,
    before: `
      import { parsePdqHash } from "@holdfast/pdq";
      const hash = parsePdqHash("${HASH}")!;
      const uploaded = parsePdqHash("${NEAR}")!;`,
    shown: `[matches, isWhole, index.size]`,
    expected: [[{ id: "listing-1", distance: 6 }], true, 0],
  },
  {
    room: "packages/hash-index",
    block: 1,
    before: `
      const numbers = Uint32Array.of(7, 8);
      const hashes = ${bytesOf(HASH + "f0".repeat(32), "hex")};
      const uploads = ${bytesOf(NEAR, "hex")};
      const copies: [number, number, number][] = [];`,
    shown: `[[...found.numbers], copies, again.size, index.size]`,
    expected: [[7], [[0, 7, 6]], 2, 1],
  },
  {
    room: "packages/hash-index",
    block: 2,
    before: `
      import { numberedIndex } from "@holdfast/hash-index";
      const index = numberedIndex();
      index.add(7, ${bytesOf(HASH, "hex")});
      const uploads = ${bytesOf(NEAR, "hex")};
      const copies: [number, number, number][] = [];`,
    shown: `[copies]`,
    expected: [[[0, 7, 6]]],
  },
  {
    room: "packages/hash-index",
    block: 4,
    before: `
      const numbers = Uint32Array.of(7, 8);
      const hashes = ${bytesOf(HASH + "f0".repeat(32), "hex")};
      const hash = ${bytesOf(NEAR, "hex")};
      const uploads = ${bytesOf(NEAR + NEAR, "hex")};
      const copies: [number, number, number][] = [];`,
    shown: `[[...found], [...distances], isWhole, again.size, copies.sort()]`,
    expected: [
      [7],
      [6],
      true,
      2,
      [
        [0, 7, 6],
        [1, 7, 6],
      ],
    ],
  },
  {
    room: "packages/hash-index",
    block: 3,
    before: `
      const hash = ${bytesOf(HASH, "hex")};
      const uploaded = ${bytesOf(NEAR, "hex")};`,
    shown: `[[...found], [...distances], isWhole, index.size]`,
    expected: [[7], [6], true, 1],
  },
  {
    room: "packages/hash-index",
    block: 5,
    before: "",
    shown: `(
      index.add(7, ${bytesOf(HASH, "hex")}),
      [...index.search(${bytesOf(NEAR, "hex")}, 31).distances]
    )`,
    expected: [6],
    isNative: true,
  },
  {
    room: "packages/hash-index",
    block: 6,
    before: `
      let answer;
      globalThis.onmessage = undefined;
      globalThis.postMessage = (found) => { answer = found; };`,
    shown: `(
      onmessage({ data: { numbers: Uint32Array.of(7), hashes: ${bytesOf(HASH, "hex")} } }),
      onmessage({ data: { uploaded: ${bytesOf(NEAR, "hex")} } }),
      [[...answer.numbers], [...answer.distances], answer.isWhole]
    )`,
    expected: [[7], [6], true],
  },
];

/** A picture of 16 x 4 pixels, which has no hash. */
const TOO_SMALL = readFileSync(path.join(ROOT, "vectors/media/png-grey-alpha.png"), "base64");

/** The example that hashes a file, given one that anybody may send. */
export const TOO_SMALL_EXAMPLE: ReadmeExample = {
  room: "packages/pdq",
  block: 1,
  before: `const bytes = ${bytesOf(TOO_SMALL, "base64")};`,
  shown: `[outcome.kind, hashed === undefined]`,
  expected: ["photo", true],
};

/** A block of code in a README. */
interface Block {
  readonly language: string;
  readonly code: string;
}

/** The blocks of code in a room's README that a program can be made of. */
export function readmeBlocks(room: string): readonly Block[] {
  const readme = readFileSync(path.join(ROOT, room, "README.md"), "utf8");
  return [...readme.matchAll(/^```(ts|js)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
    language: language!,
    code: code!,
  }));
}

/** An example as a file of its own: `name`, and the text of a module that exports `shown`. */
export function exampleFile({ room, block, before, shown }: ReadmeExample) {
  const found = readmeBlocks(room)[block];
  if (found === undefined)
    throw new Error(`Cannot run example ${block} of ${room}: it is not there`);
  return {
    name: `${path.basename(room)}-${block}.${found.language}`,
    text: `${before}\n${found.code}\nexport const shown = ${shown};\n`,
  };
}
