import type { About } from "@holdfast/contract";
import { servedBy } from "#lib/served.ts";

/** Whom a person would be trusting; `unknown` while the exchange cannot be asked. */
export type AboutAnswer =
  | { readonly kind: "known"; readonly about: About }
  | { readonly kind: "unknown" };

/** Asks the exchange about itself. A page that only explains must not break with it. */
export async function aboutExchange(event: Parameters<typeof servedBy>[0]): Promise<AboutAnswer> {
  const exchange = servedBy(event)?.exchange;
  if (exchange === undefined) return { kind: "unknown" };
  try {
    return { kind: "known", about: await exchange.about() };
  } catch {
    return { kind: "unknown" };
  }
}
