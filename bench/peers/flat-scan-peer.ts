import { writeFileSync } from "node:fs";
import path from "node:path";
import { compileCpp } from "./compile-cpp.ts";
import { PeerMissing } from "./peer-missing.ts";
import { startPeer } from "./peer-process.ts";
import { peersFolder } from "./peers-folder.ts";
import { referenceSource } from "./reference-source.ts";
import { type Asked, type BatchTimes, type HashFile, NUMBERS } from "./search-peer.ts";

/** Searches that go over the list in one pass. */
export const AT_A_TIME = 8;

export const FLAT_SCAN = `reference flat scan, ${AT_A_TIME} at a time`;

/** The reference's own flat scan, `pdq/cpp/index/flat.h`, in a process of its own. */
export interface FlatScanPeer {
  /**
   * Holds a list in place of the one before.
   *
   * @returns whether eight searches are compared in one vector, as where the processor can count bits
   *   in vectors of 512; one after the other otherwise
   */
  list(hashes: HashFile): Promise<boolean>;
  batch(asked: Omit<Asked, "index">): Promise<BatchTimes>;
  /** Writes all that is found as `SearchPeer.results` does, in no order. */
  results(asked: Pick<Asked, "queries" | "distance">, out: string): Promise<void>;
  /** Which source it is, and what it was compiled with. */
  readonly description: string;
  stop(): Promise<void>;
}

/**
 * Compiles the reference's scan for the processor it runs on.
 *
 * @returns `undefined` where there is no `g++`, no Python or no source to be had
 */
export async function flatScanPeer(): Promise<FlatScanPeer | undefined> {
  const program = path.join(peersFolder(), "flat-scan");
  let description: string;
  try {
    const { root, name } = await referenceSource();
    const compiler = await compileCpp(
      program,
      ["-march=native", `-I${root}`, path.join(import.meta.dirname, "flat-scan-peer.cpp")],
      "compile the reference's flat scan",
    );
    description = `pdq/cpp/index/flat.h of ThreatExchange in ${name} of PyPI, ${compiler}`;
  } catch (error) {
    if (error instanceof PeerMissing) return undefined;
    throw error;
  }

  const peer = startPeer(program, []);
  return {
    description,
    async list(hashes) {
      const { isVector } = await peer.ask<{ isVector: boolean }>(`list ${hashes}`);
      return isVector;
    },
    batch: ({ queries, from, count, distance }) =>
      peer.ask(`batch ${distance} ${from} ${count} ${queries}`),
    async results({ queries, distance }, out) {
      const { rows } = await peer.ask<{ rows: Row[] }>(`results ${distance} ${queries}`);
      const numbered = rows.flatMap(([search, place, bits]) => [
        ...[search, NUMBERS.first + NUMBERS.step * place, bits],
      ]);
      writeFileSync(out, Uint32Array.from(numbered));
    },
    stop: peer.stop,
  };
}

type Row = readonly [search: number, place: number, distance: number];
