import type { Exchange } from "@holdfast/contract";

/** What the program that serves this site hands to it with every request. */
export interface Served {
  readonly exchange: Exchange;
  /** A practice copy reaches no real platform, and every page says so. */
  readonly practice: boolean;
  /** Where to tell about a number that does not work: `https:` or `mailto:`; absent where nobody would read it. */
  readonly wrongNumber?: string;
}

/** @returns `undefined` where the site runs alone: guidance works, and nothing can be sent */
export function servedBy({
  platform,
}: {
  platform: Readonly<App.Platform> | undefined;
}): Served | undefined {
  return platform?.req.holdfast;
}
