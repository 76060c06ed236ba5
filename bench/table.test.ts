import { expect, it } from "vitest";
import { shownQuantity } from "./quantity.ts";
import { type Table, tableMarkdown, tableText } from "./table.ts";

const table: Table = {
  title: "Pages",
  columns: [{ name: "page" }, { name: "all", unit: "bytes" }],
  rows: [
    ["home | help", 812],
    ["about", 12_345],
  ],
};

it("shows words to the left and numbers to the right", () => {
  expect(tableText(table).split("\n")).toEqual([
    "page             all",
    "───────────  ───────",
    "home | help    812 B",
    "about        12.3 kB",
  ]);
});

it("keeps a bar in a cell from ending the cell in Markdown", () => {
  expect(tableMarkdown(table).split("\n")).toEqual([
    "| page | all |",
    "|---|---:|",
    "| home \\| help | 812 B |",
    "| about | 12.3 kB |",
  ]);
});

it("shows a quantity with about three digits, and kilobytes of 1,000 bytes", () => {
  expect(shownQuantity(999, "bytes")).toBe("999 B");
  expect(shownQuantity(1_000, "bytes")).toBe("1.00 kB");
  expect(shownQuantity(5_030_000, "bytes")).toBe("5.03 MB");
  expect(shownQuantity(1_234.5, "milliseconds")).toBe("1,235 ms");
  expect(shownQuantity(0.384, "seconds")).toBe("0.38 s");
});
