import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesOfText } from "./bytes-of-text.ts";

it("gives back the bytes that were written as base64", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect([...bytesOfText(Buffer.from(bytes).toString("base64"))]).toEqual([...bytes]);
    }),
  );
});
