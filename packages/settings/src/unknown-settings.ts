/** The settings of one program. */
export interface OwnSettings {
  /** Every one of them; there is one at least. */
  readonly known: readonly string[];
  /** What their names are like, and those of no other program. */
  readonly ours: RegExp;
}

/** A warning for each variable that is named like a setting and is none. Values are not shown. */
export function unknownSettings(
  env: Readonly<Record<string, string | undefined>>,
  { known, ours }: OwnSettings,
): readonly string[] {
  return Object.keys(env)
    .filter((name) => ours.test(name) && !known.includes(name))
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
