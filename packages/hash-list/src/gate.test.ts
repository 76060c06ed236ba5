import { describe, expect, it } from "vitest";
import { allowList } from "./allow-list.ts";
import { gateClaim } from "./gate.ts";
import {
  BLANK_HASH,
  claimOn,
  nearHash,
  sampleHash,
} from "./store-contract/sample-claims.contract.ts";

const sky = sampleHash(0);
const empty = allowList();

describe("the gate", () => {
  it("is open for a hash with the shape of a picture and a good quality", () => {
    expect(gateClaim({ ...claimOn(sky), quality: 50 }, empty)).toBe("open");
  });

  it("is shut for a picture too plain to match, by its quality or by its shape", () => {
    expect(gateClaim({ ...claimOn(sky), quality: 49 }, empty)).toBe("too-plain");
    expect(gateClaim({ ...claimOn(BLANK_HASH), quality: 100 }, empty)).toBe("too-plain");
  });

  it("is shut for what the allow list covers", () => {
    const allowed = allowList([{ hash: sky, radius: 10 }]);

    expect(gateClaim(claimOn(nearHash(sky, 10)), allowed)).toBe("allow-listed");
    expect(gateClaim(claimOn(nearHash(sky, 11)), allowed)).toBe("open");
  });

  it("says too plain first, so that the answer to a bad quality tells nothing else", () => {
    const allowed = allowList([{ hash: sky, radius: 10 }]);

    expect(gateClaim({ ...claimOn(sky), quality: 0 }, allowed)).toBe("too-plain");
  });
});
