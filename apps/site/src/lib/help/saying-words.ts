import type { HelpEntry, Saying } from "@holdfast/guide";
import type { Words } from "#lib/words/words.ts";

/** The words for what can be said of an entry of the directory. */
export function sayingWords(t: Words): Readonly<Record<Saying, string>> {
  return {
    listen: t("help-says.listen"),
    suicide: t("help-says.suicide"),
    young: t("help-says.young"),
    family: t("help-says.family"),
    lgbtq: t("help-says.lgbtq"),
    parents: t("help-says.parents"),
    "adults-too": t("help-says.adults-too"),
    protects: t("help-says.protects"),
    rights: t("help-says.rights"),
    violence: t("help-says.violence"),
    online: t("help-says.online"),
    blackmail: t("help-says.blackmail"),
    scams: t("help-says.scams"),
    psychologists: t("help-says.psychologists"),
    law: t("help-says.law"),
    "ask-early": t("help-says.ask-early"),
    removal: t("help-says.removal"),
    "pictured-under-18": t("help-says.pictured-under-18"),
    "pictured-adult": t("help-says.pictured-adult"),
    "picture-stays": t("help-says.picture-stays"),
    uploads: t("help-says.uploads"),
    account: t("help-says.account"),
    "any-country": t("help-says.any-country"),
    "search-only": t("help-says.search-only"),
    "how-to-report": t("help-says.how-to-report"),
    "report-pictures": t("help-says.report-pictures"),
    "report-content": t("help-says.report-content"),
    "report-shared": t("help-says.report-shared"),
    "police-report": t("help-says.police-report"),
    "police-form": t("help-says.police-form"),
    "police-calm": t("help-says.police-calm"),
    "police-children": t("help-says.police-children"),
    "school-incident": t("help-says.school-incident"),
    "school-material": t("help-says.school-material"),
    "own-behaviour": t("help-says.own-behaviour"),
    "world-lines": t("help-says.world-lines"),
    "world-children": t("help-says.world-children"),
    "world-hotlines": t("help-says.world-hotlines"),
    "world-forms": t("help-says.world-forms"),
    free: t("help-says.free"),
    private: t("help-says.private"),
    "no-name": t("help-says.no-name"),
    interpreters: t("help-says.interpreters"),
    "other-languages": t("help-says.other-languages"),
    "option-four": t("help-says.option-four"),
    "choose-country": t("help-says.choose-country"),
    "by-region": t("help-says.by-region"),
    "cannot-speak": t("help-says.cannot-speak"),
    "second-any": t("help-says.second-any"),
    "second-ambulance": t("help-says.second-ambulance"),
    "second-countryside": t("help-says.second-countryside"),
    "second-mobile": t("help-says.second-mobile"),
    "second-office": t("help-says.second-office"),
    "second-police": t("help-says.second-police"),
    "second-whatsapp": t("help-says.second-whatsapp"),
    "address-only": t("help-says.address-only"),
    busy: t("help-says.busy"),
    evenings: t("help-says.evenings"),
    "in-person": t("help-says.in-person"),
    "not-complaint": t("help-says.not-complaint"),
    "not-emergency": t("help-says.not-emergency"),
    "not-now": t("help-says.not-now"),
    "not-police": t("help-says.not-police"),
    "office-hours": t("help-says.office-hours"),
  };
}

/** What an entry does and what to know before using it, in sentences. */
export function sentencesOf({ says }: HelpEntry, words: Readonly<Record<Saying, string>>): string {
  return says
    .filter((saying) => !SHORT_SAYINGS.has(saying))
    .map((saying) => words[saying])
    .join(" ");
}

/** What decides at once whether a parent calls a line, beside its ages; the rest is on the page of the country. */
const FOR_PARENTS: readonly Saying[] = ["lgbtq", "parents", "adults-too", "family"];

/**
 * The one thing that a parent should know of a line before calling it. Only for parents: a young
 * person's own list says nothing that whoever looks over a shoulder could read as more.
 */
export function sayingForParents({ says }: Pick<HelpEntry, "says">): Saying | undefined {
  return FOR_PARENTS.find((saying) => says.includes(saying));
}

/** Said in a row with other short facts, not as a sentence. */
export const SHORT_SAYINGS: ReadonlySet<Saying> = new Set(["free", "private", "no-name"]);
