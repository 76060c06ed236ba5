import { describe, expect, it } from "vitest";
import { codedData } from "./coded-data.ts";
import { OVERHANG } from "./entropy-reader.ts";
import { UnusualJpegError } from "./unusual-jpeg-error.ts";

const bare = (...data: number[]) => {
  const { bytes, starts } = codedData(Uint8Array.from(data));
  return {
    bytes: [...bytes.subarray(0, starts.at(-1))],
    rest: bytes.subarray(starts.at(-1)),
    starts,
  };
};

describe("codedData", () => {
  it("drops stuffed zeros and nothing else", () => {
    const { bytes, starts } = bare(0xff, 0, 0, 1, 0xff, 0, 0xff, 0, 2, 0xff, 0);

    expect(bytes).toEqual([0xff, 0, 1, 0xff, 0xff, 2, 0xff]);
    expect(starts).toEqual([0, 7]);
  });

  it("parts the data at restarts, which may have fill bytes before them", () => {
    const { bytes, starts } = bare(1, 0xff, 0xd0, 2, 3, 0xff, 0xff, 0xd1, 4);

    expect(bytes).toEqual([1, 2, 3, 4]);
    expect(starts).toEqual([0, 1, 3, 4]);
  });

  it("counts restarts from 0 again after the eighth", () => {
    const nine = Array.from({ length: 9 }, (_, i) => [i, 0xff, 0xd0 + (i % 8)]).flat();

    expect(bare(...nine, 9).bytes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("refuses restarts out of order", () => {
    expect(() => bare(1, 0xff, 0xd1, 2)).toThrow(UnusualJpegError);
    expect(() => bare(1, 0xff, 0xd0, 2, 0xff, 0xd0, 3)).toThrow(UnusualJpegError);
  });

  it("has zeros behind the data to look at, not what was moved", () => {
    const { rest } = bare(0xff, 0, 7, 0xff, 0, 7);

    expect(rest.length).toBeGreaterThanOrEqual(OVERHANG);
    expect(rest.every((byte) => byte === 0)).toBe(true);
  });
});
