import { expect, it } from "vitest";
import { barPlot } from "./bar-plot.ts";

const table = {
  title: "Searches & more",
  columns: [{ name: "who" }, { name: "time", unit: "milliseconds" as const }],
  rows: [
    ["ours", 1],
    ["theirs", 100],
    ["a third", 10],
    ["not measured", "–"],
  ],
};

it("draws a bar for each number, a tenth of the room for the least, all of it for the most", () => {
  const svg = barPlot(table, { names: [0], value: 1 });

  const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths).toEqual([35, 350, 192.5]);
  expect(svg).toContain(">theirs</text>");
  expect(svg).toContain(">100 ms</text>");
  expect(svg).not.toContain("not measured");
});

it("says what it draws, and lets no text be markup", () => {
  expect(barPlot(table, { names: [0], value: 1 })).toContain(
    "<title>Searches &amp; more: time, on a logarithmic scale</title>",
  );
});
