/** Where the parts of a practice copy listen on this machine. */
export interface Ports {
  readonly exchange: number;
  readonly matcher: number;
  readonly board: number;
}

export const DEFAULT_PORTS: Ports = { exchange: 4310, matcher: 4320, board: 4330 };

/** The variable that says where a practice copy listens. */
export const PORTS_NAME = "HOLDFAST_PRACTICE_PORTS";
const EXPECTED =
  "three different ports of 1 to 65535 for site, matcher and board, such as 4310,4320,4330";

/**
 * Where a practice copy listens: `HOLDFAST_PRACTICE_PORTS`, site, matcher and board with commas
 * between, or the usual three.
 *
 * @throws {Error} in words, when the variable holds something else
 */
export function practicePorts(environment: Readonly<Record<string, string | undefined>>): Ports {
  const text = environment[PORTS_NAME];
  if (text === undefined || text === "") return DEFAULT_PORTS;

  const [exchange, matcher, board, ...more] = text.split(",").map(portFrom);
  const isWhole = exchange !== undefined && matcher !== undefined && board !== undefined;
  if (!isWhole || more.length > 0 || new Set([exchange, matcher, board]).size < 3) {
    throw new Error(`Cannot read ${PORTS_NAME}: expected ${EXPECTED}, found "${text}"`);
  }
  return { exchange, matcher, board };
}

function portFrom(text: string): number | undefined {
  const port = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
