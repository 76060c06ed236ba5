/** Wakes whoever waits for something to happen in this process. */
export interface Bell {
  ring(): void;
  /**
   * Resolves at the next ring, after `milliseconds`, or when `signal` is aborted. Look at what you
   * wait for right before you call this: nothing can ring in between.
   */
  next(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export function makeBell(): Bell {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of waiting) wake();
    },

    next(milliseconds, signal) {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", wake);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal?.addEventListener("abort", wake);
        waiting.add(wake);
        if (signal?.aborted === true) wake();
      });
    },
  };
}
