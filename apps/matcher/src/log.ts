import { type Logger, pino } from "pino";

/** Where the matcher says what it does. No line holds a hash, a key or an upload's id. */
export type Log = Pick<Logger, "info" | "warn" | "error">;

/** A log for people and machines: one JSON line each, on standard error. */
export function lineLog(): Log {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/** A log that says nothing, for programs that embed the matcher and bring none. */
export const SILENT: Log = pino({ enabled: false });
