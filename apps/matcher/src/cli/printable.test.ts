import { expect, it } from "vitest";
import { printable } from "./printable.ts";

it("shows what steers a terminal, and leaves every other name as it is", () => {
  expect(printable("a\u001b[2Jb\nc\u202egpj.d")).toBe("a\\u{1b}[2Jb\\u{a}c\\u{202e}gpj.d");
  expect(printable("Urlaub/Müller 👩‍👧 ñ.jpg")).toBe("Urlaub/Müller 👩‍👧 ñ.jpg");
});
