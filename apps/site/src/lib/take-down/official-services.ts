import { type HelpEntry, isAdultPictureLine } from "@holdfast/guide";
import type { Answers } from "./answers.ts";

/** Services that this site describes in its own words. */
export type OfficialService = "take-it-down" | "stopncii" | "report-remove";

/** Where each of them lives; the same addresses as in the help directory. */
export const SERVICE_ADDRESSES: Readonly<Record<OfficialService, string>> = {
  "take-it-down": "https://takeitdown.ncmec.org",
  stopncii: "https://stopncii.org",
  "report-remove":
    "https://www.childline.org.uk/info-advice/bullying-abuse-safety/online-mobile-safety/report-remove/",
};

/**
 * Which of them fit, by the age in the picture, the age now, and the country.
 *
 * Take It Down goes by the age in the picture and takes adults too; StopNCII needs an adult in
 * the picture; Report Remove goes by the age now and serves the UK alone.
 * Sources: the services' own pages, named in `content/en/take-down.md`.
 */
export function officialServices(answers: Answers, country: string | undefined): OfficialService[] {
  const { pictured, now } = answers;
  const wasUnder18 = pictured !== "adult";
  const wasAdult = pictured === "adult" || pictured === "both";
  const services: OfficialService[] = [];
  if (wasUnder18) services.push("take-it-down");
  if (wasUnder18 && now === "under-18" && country === "gb") services.push("report-remove");
  if (wasAdult) services.push("stopncii");
  return services;
}

/** Other services and lines of the country that help to remove pictures, for someone of this age now. */
export function nationalServices(answers: Answers, entries: readonly HelpEntry[]): HelpEntry[] {
  const isAdult = answers.now === "adult";
  const described = new Set(Object.values(SERVICE_ADDRESSES));
  return entries.filter((entry) => {
    const { kind, url, minAge, maxAge, audience } = entry;
    if (kind !== "removal" && !isAdultPictureLine(entry)) return false;
    if (url !== null && described.has(url)) return false;
    const isForAdults = audience === "adult" || (minAge !== null && minAge >= 18);
    const isForChildren = audience === "child" || (maxAge !== null && maxAge < 18);
    return isAdult ? !isForChildren : !isForAdults;
  });
}
