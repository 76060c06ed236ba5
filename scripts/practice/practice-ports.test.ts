import { describe, expect, it } from "vitest";
import { DEFAULT_PORTS, practicePorts } from "./practice-ports.ts";

describe("the ports of a practice copy", () => {
  it("are the usual three unless others are named", () => {
    expect(practicePorts({})).toEqual(DEFAULT_PORTS);
    expect(practicePorts({ HOLDFAST_PRACTICE_PORTS: "" })).toEqual(DEFAULT_PORTS);
  });

  it("are those of site, matcher and board, in this order", () => {
    expect(practicePorts({ HOLDFAST_PRACTICE_PORTS: "5310, 5320,65535" })).toEqual({
      exchange: 5310,
      matcher: 5320,
      board: 65_535,
    });
  });

  it.each([
    "5310",
    "5310,5320",
    "1,2,3,4",
    "0,5320,5330",
    "5310,65536,5330",
    "a,b,c",
    "7,7,8",
    "7,,8",
  ])("are refused in words when they are %s", (text) => {
    expect(() => practicePorts({ HOLDFAST_PRACTICE_PORTS: text })).toThrow(
      `HOLDFAST_PRACTICE_PORTS: expected three different ports`,
    );
  });
});
