import { chosenServices } from "./chosen-services.ts";
import type { LetterFacts } from "./facts.ts";
import type { CountryServices, Service } from "./services.ts";

/** A country that families come from, and those of its services that a letter names. */
export interface Home {
  readonly country: string;
  readonly services: readonly Service[];
}

/** The home countries that a letter names, each once: not the school's own, and none without a line. */
export function homesOf({ homeServices, services }: LetterFacts): readonly Home[] {
  const named = new Set([services.country]);
  return homeServices.flatMap((home) => {
    const found = linesOf(home);
    if (named.has(home.country) || found.length === 0) return [];
    named.add(home.country);
    return [{ country: home.country, services: found }];
  });
}

function linesOf({ services }: CountryServices): readonly Service[] {
  return (["emergency", "talk"] as const).flatMap((use) => chosenServices(services, use));
}
