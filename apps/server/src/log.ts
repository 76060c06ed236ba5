import { type Logger, pino } from "pino";
import type { LogLevel } from "./config.ts";
import { Refusal } from "./refusal.ts";

export type Log = Pick<Logger, "error" | "warn" | "info" | "debug">;

/**
 * Writes one JSON line for each event to standard error, at once, so that the last line before a
 * crash is there. Times are whole seconds; no address, process id or host name goes into it.
 */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const destination = write === undefined ? pino.destination({ fd: 2, sync: true }) : { write };
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString().slice(0, 19)}Z"`,
    },
    destination,
  );
}

/** Writes that something failed: with its stack, or in one line when it was only refused. */
export function logFailure(log: Log, error: unknown, what: string): void {
  if (error instanceof Refusal) log.warn({ why: masked(error.message) }, "refused");
  else log.error(describeFailure(error), what);
}

/**
 * What may be written of a failure. Our own messages hold no secret; another library's might, so
 * whatever looks like a hash, a tag, a key or a case secret is taken out.
 */
export function describeFailure(error: unknown): { name: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: "", stack: "" };
  return {
    name: error.name,
    message: masked(error.message),
    stack: masked((error.stack ?? "").split("\n").slice(1, 6).join("\n")),
  };
}

function masked(text: string): string {
  return text.replace(/hfp_\w+|\b[0-9A-Fa-f]{16,}\b|\b[0-9A-HJKMNP-TV-Z]{10}\b|\b\d{8}\b/g, "…");
}
