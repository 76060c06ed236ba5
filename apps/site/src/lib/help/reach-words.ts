import { type HelpEntry, isChecked, isLimited } from "@holdfast/guide";
import { showNames } from "#lib/words/formats.ts";
import type { Words } from "#lib/words/words.ts";

/** What an emergency number reaches, in words: `police, ambulance and fire`. */
export function reachWords({ reaches = [] }: HelpEntry, t: Words): string {
  const words = {
    police: t("help.reach-police"),
    ambulance: t("help.reach-ambulance"),
    fire: t("help.reach-fire"),
  };
  const named = reaches.map((service) => words[service]);
  return named.length === 0 ? t("help.reach-any") : showNames(named, t.place.language);
}

/** What an emergency number reaches, where it is not everything or not everywhere, and whether it was checked; or `""`. */
export function limitWords(emergency: HelpEntry, t: Words): string {
  const { place } = emergency;
  return [
    isLimited(emergency) ? reachWords(emergency, t) : undefined,
    place === null ? undefined : t("help.only-in", { place }),
    isChecked(emergency) ? undefined : t("safety.unchecked"),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}
