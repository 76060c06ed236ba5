/** An `AbortSignal`, or anything that can be asked like one. */
export interface Stoppable {
  throwIfAborted(): void;
}

/** @throws {RangeError} for what cannot be asked whether to stop, such as `{ signal }` */
export function requireStoppable(signal: Stoppable | null | undefined): void {
  if (signal && typeof signal.throwIfAborted !== "function") throw noSignal();
}

/** What is said of a signal that is none. */
export function noSignal(): RangeError {
  return new RangeError("Cannot search: expected an AbortSignal as the fourth argument");
}
