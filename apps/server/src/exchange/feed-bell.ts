/** Wakes readers that wait for news. One bell for all of them: they look for themselves. */
export interface FeedBell {
  /** Wakes everyone who waits now. */
  ring(): void;
  /** Wakes everyone and lets nobody wait again: the server is stopping. */
  end(): void;
  readonly ended: boolean;
  /**
   * Starts to listen; take it before looking, so that nothing rings between the look and the wait.
   * Ask for `rung` once, then `stop` in any case.
   */
  listen(): BellListener;
}

export interface BellListener {
  /** Resolves when the bell rings, after `milliseconds`, or when `signal` aborts. */
  rung(milliseconds: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

export function feedBell(): FeedBell {
  const listeners = new Set<() => void>();
  let ended = false;
  const ring = () => {
    for (const wake of listeners) wake();
  };

  return {
    ring,
    end() {
      ended = true;
      ring();
    },
    get ended() {
      return ended;
    },
    listen() {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      listeners.add(wake);
      return {
        async rung(milliseconds, signal) {
          if (ended || signal.aborted) return;
          const timer = setTimeout(wake, milliseconds);
          signal.addEventListener("abort", wake, { once: true });
          await promise;
          clearTimeout(timer);
          signal.removeEventListener("abort", wake);
        },
        stop() {
          listeners.delete(wake);
        },
      };
    },
  };
}
