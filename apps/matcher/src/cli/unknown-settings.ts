import type { Environment } from "../config.ts";

/** Every setting of `holdfast-match`; `--help` explains them. */
export const SETTINGS = [
  "HOLDFAST_MATCH_EXCHANGE",
  "HOLDFAST_MATCH_KEY",
  "HOLDFAST_MATCH_DATA",
  "HOLDFAST_MATCH_WHEN_UNAVAILABLE",
  "HOLDFAST_MATCH_DRY_RUN",
  "HOLDFAST_MATCH_WORKERS",
  "HOLDFAST_MATCH_MOST_MEGAPIXELS",
  "HOLDFAST_MATCH_MOST_MEGABYTES",
  "HOLDFAST_MATCH_HOST",
  "HOLDFAST_MATCH_PORT",
  "HOLDFAST_MATCH_TOKEN",
  "HOLDFAST_MATCH_WEBHOOK",
  "HOLDFAST_MATCH_WEBHOOK_SECRET",
] as const;

/** A warning for each variable that begins like a setting and is none. Values are not shown. */
export function unknownSettings(env: Environment): readonly string[] {
  const known: readonly string[] = SETTINGS;
  return Object.keys(env)
    .filter((name) => name.startsWith("HOLDFAST_MATCH_") && !known.includes(name))
    .map((name) => {
      const [nearest] = known.toSorted((a, b) => editsBetween(name, a) - editsBetween(name, b));
      return `There is no setting ${name}; the nearest is ${nearest}`;
    });
}

/** How many letters must be added, taken away or changed to make one word another. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, wanted] of [...other].entries()) {
      const changed = (row[to] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
