import { z } from "zod";

/** What this bench reads of the matcher's answer; the rest of a decision is not looked at. */
const Decisions = z.object({
  decisions: z.array(z.object({ upload: z.string(), change: z.string() })),
  cursor: z.number(),
});

/** Follows a matcher's decisions as a platform does, and keeps when each was read. */
export interface DecisionsReader {
  /**
   * When a change of an upload was read, on the clock of `performance.now`.
   *
   * @throws {Error} when it has not come within `within` milliseconds
   */
  read(upload: string, change: "hold" | "release", within: number): Promise<number>;
  stop(): Promise<void>;
}

export function startDecisionsReader(matcher: URL): DecisionsReader {
  const seen = new Map<string, PromiseWithResolvers<number>>();
  const stopping = new AbortController();
  const awaited = (name: string) => {
    const known = seen.get(name) ?? Promise.withResolvers<number>();
    seen.set(name, known);
    return known;
  };

  async function follow(): Promise<void> {
    let since = 0;
    while (!stopping.signal.aborted) {
      const url = new URL(`v1/decisions?since=${since}&wait=25`, matcher);
      const response = await fetch(url, { signal: stopping.signal });
      const { decisions, cursor } = Decisions.parse(await response.json());
      const at = performance.now();
      for (const { upload, change } of decisions) awaited(`${change} ${upload}`).resolve(at);
      since = cursor;
    }
  }
  const following = follow().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });

  return {
    async read(upload, change, within) {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => late.reject(new Error(`Cannot wait any longer for ${change} of an upload`)),
        within,
      );
      try {
        return await Promise.race([awaited(`${change} ${upload}`).promise, late.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
    async stop() {
      stopping.abort();
      await following;
    },
  };
}
