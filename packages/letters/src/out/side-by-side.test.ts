import fc from "fast-check";
import { expect, it } from "vitest";
import { ELEMENT_IDS, type ElementId } from "../element-id.ts";
import type { Letter } from "../letter.ts";
import { sideBySide } from "./side-by-side.ts";

it("The same elements of two letters share a row", () => {
  const rows = sideBySide([letter("en", ["subject", "home"]), letter("ar", ["subject", "home"])]);

  expect(rows.map(({ id }) => id)).toEqual(["subject", "home"]);
  expect(rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
    ["subject en", "subject ar"],
    ["home en", "home ar"],
  ]);
});

it("What only the second letter has stands where it follows there, beside an empty cell", () => {
  const first = letter("en", ["subject", "talk", "support"]);
  const second = letter("ar", ["subject", "greeting", "talk", "support", "sign-off"]);

  const rows = sideBySide([first, second]);

  expect(rows.map(({ id }) => id)).toEqual(["subject", "greeting", "talk", "support", "sign-off"]);
  expect(rows[1]?.cells[0]).toBeUndefined();
  expect(rows[1]?.cells[1]?.text).toBe("greeting ar");
});

it("What only the first letter has stays in its place, beside an empty cell", () => {
  const rows = sideBySide([letter("en", ["subject", "talk", "home"]), letter("ar", ["home"])]);

  expect(rows.map(({ id }) => id)).toEqual(["subject", "talk", "home"]);
  expect(rows.map(({ cells }) => cells[1]?.id)).toEqual([undefined, undefined, "home"]);
});

it("A single letter has one cell in each row", () => {
  const rows = sideBySide([letter("en", ["subject", "home"])]);

  expect(rows.map(({ cells }) => cells.length)).toEqual([1, 1]);
});

it("Every element of both letters stands in one row, the first letter's in its own order", () => {
  const ids = fc.uniqueArray(fc.constantFrom(...ELEMENT_IDS));
  fc.assert(
    fc.property(ids, ids, (first, second) => {
      const rows = sideBySide([letter("en", first), letter("ar", second)]).map(({ id }) => id);

      expect(rows.filter((id) => first.includes(id))).toEqual(first);
      expect([...rows].sort()).toEqual([...new Set([...first, ...second])].sort());
    }),
  );
});

function letter(language: string, ids: readonly ElementId[]): Letter {
  return {
    kind: "all-parents",
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    elements: ids.map((id) => ({ id, text: `${id} ${language}` })),
  };
}
