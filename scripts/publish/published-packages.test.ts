import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../build/programs.ts";
import { whyNotNative } from "../checks/why-not-native.ts";
import { buildPackages } from "./build-packages.ts";
import { bundledSize } from "./bundled-size.ts";
import { faultsOf } from "./faults-of.ts";
import { installPacked, packedFiles } from "./install-packed.ts";
import { type PackedPackage, packPackages } from "./pack-packages.ts";
import type { Manifest } from "./published-manifest.ts";
import {
  exampleFile,
  README_EXAMPLES,
  readmeBlocks,
  TOO_SMALL_EXAMPLE,
} from "./readme-examples.ts";
import { SIZE_LIMITS } from "./size-limits.ts";

const PUBLISHED = Object.keys(SIZE_LIMITS);

/** Where the packed packages are installed, with what each of their READMEs shows as a file. */
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-published-"));
let packed: readonly PackedPackage[] = [];

// Compiling and packing take their time on a busy machine.
beforeAll(async () => {
  await buildPackages();
  packed = await packPackages(path.join(folder, "tarballs"));
  installPacked(packed, folder);
  writeFileSync(path.join(folder, "package.json"), `{ "type": "module" }`);
  for (const { name, text } of README_EXAMPLES.map(exampleFile)) {
    writeFileSync(path.join(folder, name), text);
  }
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

const notNative = await whyNotNative();
const tarballOf = (name: string) => packed.find((one) => one.name === name)!.tarball;

/** Runs a program as someone would who installed the packages: no sources, no condition. */
function runAsInstalled(program: string, cwd: string): string {
  return execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  }).trim();
}

describe("the packages as built", () => {
  const matcher = path.join(ROOT, "apps/matcher");

  it("decode, hash and find a photo", () => {
    const photo = path.join(ROOT, "apps/demo-platform/photos/cat.jpg");

    const found = runAsInstalled(
      `
      import { readFileSync } from "node:fs";
      import { hashIndex } from "@holdfast/hash-index";
      import { decodePhoto } from "@holdfast/media";
      import { nodeDecoders } from "@holdfast/media/node";
      import { hashPhoto } from "@holdfast/pdq";
      const bytes = readFileSync(${JSON.stringify(photo)});
      const outcome = await decodePhoto(bytes, { decoderFor: nodeDecoders() });
      const { hash, quality } = hashPhoto(outcome.photo);
      const index = hashIndex();
      index.add("cat", hash);
      console.log(index.search(hash, 31).matches[0].id, quality);`,
      matcher,
    );

    expect(found).toBe("cat 100");
  });

  it("share an index out over threads that keep no program from ending", () => {
    const found = runAsInstalled(
      `
      import { shardedIndex } from "@holdfast/hash-index/node";
      const index = await shardedIndex({ shards: 2 });
      await index.addMany(Uint32Array.of(1, 2, 3), new Uint8Array(96));
      console.log((await index.search(new Uint8Array(32), 31)).numbers.toSorted().join());`,
      matcher,
    );

    expect(found).toBe("1,2,3");
  });

  it("bring the client, the rules of the wire and the decisions", () => {
    const names = runAsInstalled(
      `
      import { parseCaseNumber } from "@holdfast/contract";
      import { decide } from "@holdfast/decision";
      import { exchangeClient } from "@holdfast/exchange-client";
      console.log(typeof parseCaseNumber, typeof decide, typeof exchangeClient);`,
      matcher,
    );

    expect(names).toBe("function function function");
  });
});

describe("the packages as published", () => {
  it("are those that say so, each with a limit of its size", () => {
    expect(packed.map(({ name }) => name).sort()).toEqual([...PUBLISHED].sort());
  });

  it.each(PUBLISHED)("%s has no fault that publint or attw find", async (name) => {
    expect(await faultsOf(tarballOf(name))).toEqual([]);
  });

  it.each(PUBLISHED)("%s brings code, types, README and licence, and nothing else", (name) => {
    const files = [...packedFiles(tarballOf(name)).keys()];

    expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
    const isCode = /^(dist\/.+(\.js|\.d\.ts)|native\/.+\.[ch])$/;
    const others = files.filter((file) => !isCode.test(file));
    expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
    expect(files.filter((file) => /test|contract|made-up|tsbuildinfo/.test(file))).toEqual([]);
  });

  it.each(PUBLISHED)("%s says nothing that only holds in this repository", (name) => {
    const files = packedFiles(tarballOf(name));
    const manifest: Manifest = JSON.parse(files.get("package.json")!);

    const conditions = Object.values(manifest.exports!).flatMap((entry) => Object.keys(entry));
    expect([...new Set(conditions)]).toEqual(["types", "default"]);
    expect(manifest.devDependencies).toBeUndefined();
    expect(files.get("README.md")).not.toMatch(/\]\(\.\./);
  });

  it.each(Object.entries(SIZE_LIMITS))("%s adds at most %d kB to a page", async (name, kB) => {
    const bytes = await bundledSize(name, folder);

    expect(bytes, `${bytes} bytes, of which ${kB} kB are allowed`).toBeLessThanOrEqual(kB * 1_000);
  });
});

describe("the examples in the READMEs", () => {
  it("are all known, and so all tried", () => {
    for (const { room } of packed) {
      const known = README_EXAMPLES.filter((example) => example.room === room);
      expect(known.length, room).toBe(readmeBlocks(room).length);
    }
  });

  it.for(README_EXAMPLES)("number $block of $room runs", (example, { skip }) => {
    if (example.isNative && notNative !== undefined) skip(notNative);

    expect(shownBy(exampleFile(example).name)).toEqual(example.expected);
  });

  it("the one that hashes a file takes a picture that is too small for a hash", () => {
    writeFileSync(path.join(folder, "too-small.ts"), exampleFile(TOO_SMALL_EXAMPLE).text);

    expect(shownBy("too-small.ts")).toEqual(TOO_SMALL_EXAMPLE.expected);
  });

  const examples = README_EXAMPLES.map(exampleFile).filter(({ name }) => name.endsWith(".ts"));
  const isForNode = ({ text }: { readonly text: string }) => /\/(node|native)"/.test(text);

  it("compile with the published types, without those of a browser or of Node", () => {
    const portable = examples.filter((example) => !isForNode(example));

    expect(portable.length).toBeGreaterThanOrEqual(3);
    expect(compilerSays(portable, [])).toBe("");
  }, 60_000);

  it("compile with the types of Node where they are for Node", () => {
    const forNode = examples.filter(isForNode);

    expect(forNode.length).toBeGreaterThanOrEqual(1);
    expect(compilerSays(forNode, ["node"])).toBe("");
  }, 60_000);
});

/** What an example's file shows when it is run. */
function shownBy(file: string): unknown {
  const program = `const { shown } = await import("./${file}"); console.log(JSON.stringify(shown));`;
  return JSON.parse(runAsInstalled(program, folder));
}

/** What the compiler finds wrong with files that use the packages as installed. */
function compilerSays(files: readonly { readonly name: string }[], types: readonly string[]) {
  const compilerOptions = {
    target: "ES2024",
    lib: ["ES2024"],
    types,
    typeRoots: [path.join(ROOT, "node_modules/@types")],
    module: "nodenext",
    strict: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: files.map(({ name }) => name) }),
  );
  const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
  return spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" }).stdout;
}
