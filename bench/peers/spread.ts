import { median } from "../percentile.ts";

/** The middle of what several rounds found, and its extremes. */
export interface Spread {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

export function spread(values: readonly number[]): Spread {
  return { middle: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** Such as `120 to 134`. */
export function shownSpread({ least, most }: Spread): string {
  const shown = (value: number) => value.toFixed(value >= 10 ? 0 : 2);
  return `${shown(least)} to ${shown(most)}`;
}
