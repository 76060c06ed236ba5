/** What a number counts. Kilobytes are 1,000 bytes: the smaller reading of a limit. */
export type Unit =
  | "bytes"
  | "milliseconds"
  | "microseconds"
  | "seconds"
  | "a second"
  | "times"
  | "count";

/** A number as people read it, such as `3.1 kB`, with about three digits that mean something. */
export function shownQuantity(value: number, unit: Unit): string {
  switch (unit) {
    case "bytes":
      return value < 1_000 ? `${value} B` : scaled(value, 1_000, ["kB", "MB", "GB"]);
    case "milliseconds":
      return `${threeDigits(value)} ms`;
    case "microseconds":
      return `${threeDigits(value)} µs`;
    case "seconds":
      return `${threeDigits(value)} s`;
    case "a second":
      return `${threeDigits(value)} a second`;
    case "times":
      return `${threeDigits(value)} ×`;
    case "count":
      return grouped(value);
  }
}

function scaled(value: number, step: number, names: readonly [string, ...string[]]): string {
  let rest = value / step;
  let place = 0;
  while (rest >= step && place < names.length - 1) {
    rest /= step;
    place += 1;
  }
  return `${threeDigits(rest)} ${names[place] ?? names[0]}`;
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return grouped(Math.round(value));
  return value.toFixed(size >= 10 ? 1 : 2);
}

function grouped(value: number): string {
  return value.toLocaleString("en-GB");
}
