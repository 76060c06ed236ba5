import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const settings = { HOLDFAST_BOARD_DATA: "/tmp/board", HOLDFAST_BOARD_PHOTOS: "/tmp/photos" };

describe("the board's settings", () => {
  it("have defaults for everything but its folders", () => {
    const config = readConfig(settings);

    expect(config.port).toBe(4330);
    expect(config.matcher.href).toBe("http://127.0.0.1:4320/");
  });

  it("name the variable that cannot be read and what was found", () => {
    const wrong = { ...settings, HOLDFAST_BOARD_PORT: "http" };

    expect(() => readConfig(wrong)).toThrow(
      'Cannot read HOLDFAST_BOARD_PORT: expected 1 to 65535, found "http"',
    );
    expect(() => readConfig({})).toThrow(/HOLDFAST_BOARD_DATA/);
  });

  it("refuse a matcher that is not on this machine", () => {
    const public_ = { ...settings, HOLDFAST_BOARD_MATCHER: "https://matcher.example/" };

    expect(() => readConfig(public_)).toThrow(/on this machine/);
  });
});
