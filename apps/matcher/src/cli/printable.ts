/** Characters that steer a terminal, break its line, or turn the direction of what it shows. */
const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A name that someone else chose, as it can be shown on a terminal: `a\u{1b}b` for an escape. */
export function printable(name: string): string {
  return name.replace(STEERING, (one) => `\\u{${one.codePointAt(0)!.toString(16)}}`);
}
