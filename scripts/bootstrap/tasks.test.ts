import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../build/programs.ts";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

it("every command that package.json offers leads to a program that is there", () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"));
  const program = /"?([\w:-]+)"?: \{ level: "\w+", program: "([^"]+)" \}/g;
  const tasks = new Map(
    [...read("scripts/bootstrap.mjs").matchAll(program)].map(([, a, b]) => [a, b]),
  );

  for (const [name, command] of Object.entries(scripts)) {
    const isTask = command === `node scripts/bootstrap.mjs ${name}`;
    // Any other needs nothing installed, so it is a program by itself.
    const file = isTask ? tasks.get(name) : /^node (scripts\/\S+\.mjs)$/.exec(command)?.[1];
    expect(existsSync(path.join(ROOT, file ?? "missing")), name).toBe(true);
  }
  expect(tasks.has("holdfast-match")).toBe(true);
});
