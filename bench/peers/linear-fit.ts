/** What was measured at one place. */
export interface Point {
  readonly at: number;
  /** Over 0. */
  readonly value: number;
}

/** `value = start + slope * at`. */
export interface Line {
  readonly start: number;
  readonly slope: number;
}

/**
 * The line whose relative errors have the least sum of squares: an error of a tenth counts as much
 * where values are small as where they are large.
 *
 * @throws {RangeError} unless there are points at two different places, each with a value over 0
 */
export function linearFit(points: readonly Point[]): Line {
  const last = points.at(-1);
  if (!points.some(({ at }) => at !== last?.at) || !points.every(({ value }) => value > 0)) {
    throw new RangeError(
      `Cannot fit a line to ${points.length} points: two that differ are needed`,
    );
  }
  // An error by its value is an error with this weight: the middle of the points is theirs, too.
  const weights = points.map(({ value }) => 1 / value ** 2);
  const weight = sum(weights);
  const middle = sum(points.map(({ at }, of) => weights[of]! * at)) / weight;
  const height = sum(points.map(({ value }, of) => weights[of]! * value)) / weight;

  const along = sum(points.map(({ at }, of) => weights[of]! * (at - middle) ** 2));
  const rise = sum(
    points.map(({ at, value }, of) => weights[of]! * (at - middle) * (value - height)),
  );
  const slope = rise / along;
  return { start: height - slope * middle, slope };
}

export function onLine({ start, slope }: Line, at: number): number {
  return start + slope * at;
}

/** How far the line is from a point, by the point's value: 0.1 when it lies a tenth above it. */
export function relativeError(line: Line, { at, value }: Point): number {
  return onLine(line, at) / value - 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
