import { describe, expect, it } from "vitest";
import { layOnWhite } from "./lay-on-white.ts";

describe("layOnWhite", () => {
  it("gives the nearest whole number for every colour and every alpha", () => {
    for (let alpha = 0; alpha <= 255; alpha++) {
      const rgba = new Uint8ClampedArray(256 * 4);
      for (let c = 0; c < 256; c++) rgba.set([c, 255 - c, 0, alpha], c * 4);

      layOnWhite(rgba);

      const onWhite = (colour: number) => Math.round(255 + ((colour - 255) * alpha) / 255);
      const nearest = Array.from({ length: 256 }, (_, c) => [
        onWhite(c),
        onWhite(255 - c),
        onWhite(0),
        255,
      ]);
      expect([...rgba], `alpha ${alpha}`).toEqual(nearest.flat());
    }
  });

  it("leaves an opaque picture as it is and turns an invisible one white", () => {
    const rgba = new Uint8ClampedArray([1, 2, 3, 255, 1, 2, 3, 0]);

    layOnWhite(rgba);

    expect([...rgba]).toEqual([1, 2, 3, 255, 255, 255, 255, 255]);
  });
});
