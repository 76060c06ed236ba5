import { execFileSync } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../build/programs.ts";
import { buildPackages } from "./build-packages.ts";

/** Runs a program as someone would who installed the packages: no sources, no condition. */
function runAsInstalled(program: string): string {
  return execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: path.join(ROOT, "apps/matcher"),
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  }).trim();
}

describe("the packages as published", () => {
  beforeAll(buildPackages, 120_000);

  it("decode, hash and find a photo", () => {
    const photo = path.join(ROOT, "apps/demo-platform/photos/cat.jpg");

    const found = runAsInstalled(`
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
      console.log(index.search(hash, 31).matches[0].id, quality);
    `);

    expect(found).toBe("cat 100");
  });

  it("share an index out over threads that keep no program from ending", () => {
    const found = runAsInstalled(`
      import { shardedIndex } from "@holdfast/hash-index/node";
      const index = await shardedIndex({ shards: 2 });
      await index.addMany(Uint32Array.of(1, 2, 3), new Uint8Array(96));
      console.log((await index.search(new Uint8Array(32), 31)).numbers.toSorted().join());
    `);

    expect(found).toBe("1,2,3");
  });

  it("bring the client, the rules of the wire and the decisions", () => {
    const names = runAsInstalled(`
      import { parseCaseNumber } from "@holdfast/contract";
      import { decide } from "@holdfast/decision";
      import { exchangeClient } from "@holdfast/exchange-client";
      console.log(typeof parseCaseNumber, typeof decide, typeof exchangeClient);
    `);

    expect(names).toBe("function function function");
  });
});
