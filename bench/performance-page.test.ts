import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { BENCHES } from "./benches.ts";
import { PLOTS, performancePage, performancePlots } from "./performance-page.ts";
import { readResults } from "./results-folder.ts";

const names = BENCHES.map(({ name }) => name);
const results = readResults(names);

it("docs/performance.md says what the kept results say, and nothing typed by hand", () => {
  const file = path.join(import.meta.dirname, "../docs/performance.md");

  expect(readFileSync(file, "utf8")).toBe(performancePage(results, names));
});

it("the plots beside it say the same, and there are no others", () => {
  const folder = path.join(import.meta.dirname, "../docs", PLOTS);
  const plots = performancePlots(results);

  expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual(
    plots.map(({ name }) => name).sort(),
  );
  for (const { name, svg } of plots) {
    expect(readFileSync(path.join(folder, name), "utf8")).toBe(svg);
  }
});

it("names a bench that was never run, and a goal that was missed", () => {
  const [first] = results;
  const missed = {
    ...first!,
    load: { before: 1.5, after: 2 },
    figures: [
      {
        what: "a start",
        value: 6,
        unit: "seconds" as const,
        goal: { kind: "under" as const, limit: 5 },
        how: "waited",
      },
    ],
  };

  const page = performancePage([missed], [missed.bench, "another"]);

  expect(page).toContain("| a start | < 5.00 s | 6.00 s | MISSED | 1.5, 2 |");
  expect(page).toContain("Not measured: another.");
});

it("kept results name no host and no place on its disk", () => {
  for (const result of results) {
    const places = JSON.stringify(result).match(/\/(home|root|tmp|work|Users|var)\//g);
    expect(places).toBeNull();
  }
});
