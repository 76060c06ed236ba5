import type { ElementId, Must, WordingFinding } from "@holdfast/letters";
import type { Written } from "./desk.ts";
import type { Phrases } from "./page-data.ts";
import { make } from "./page-parts.ts";

/** What can be done about what is pointed out. */
export interface WatchActions {
  readonly restore: (language: string, id: ElementId) => void;
  readonly keepMine: (language: string, id: ElementId) => void;
}

/** What the page points out; nothing of it is changed without being asked. */
export function watchList(
  written: readonly Written[],
  phrases: Phrases,
  actions: WatchActions,
): readonly Node[] {
  const findings = written.flatMap((one) => [
    ...lostIn(one, phrases, actions),
    ...outdatedIn(one, phrases, actions),
    ...wordingIn(one, phrases),
  ]);
  const notWatched = written.some(({ wording }) => wording === undefined)
    ? [make("p", { className: "small" }, phrases["not-watched"])]
    : [];
  if (findings.length === 0) {
    return [make("p", { className: "small" }, phrases["watch-none"]), ...notWatched];
  }
  return [make("h3", {}, phrases["watch-heading"]), make("ul", {}, ...findings), ...notWatched];
}

function lostIn(
  { lost, letter: { language } }: Written,
  { lost: says, "put-back": words }: Phrases,
  { restore }: WatchActions,
): HTMLElement[] {
  return lost.map((must: Must) => {
    const button = make("button", { type: "button", className: "button quiet" }, words);
    button.dataset["putBack"] = must;
    button.addEventListener("click", () => restore(language, must));
    const item = make("li", {}, says[must], " ", button);
    item.dataset["lost"] = must;
    return item;
  });
}

function outdatedIn(
  { outdated, letter: { language } }: Written,
  phrases: Phrases,
  { restore, keepMine }: WatchActions,
): HTMLElement[] {
  return outdated.map((id) => {
    const button = (words: string, act: (language: string, id: ElementId) => void) => {
      const made = make("button", { type: "button", className: "button quiet" }, words);
      made.addEventListener("click", () => act(language, id));
      return made;
    };
    const item = make(
      "li",
      {},
      phrases.outdated.replace("{part}", () => phrases.parts[id]),
      " ",
      button(phrases["use-new"], restore),
      " ",
      button(phrases["keep-mine"], keepMine),
    );
    item.dataset["outdated"] = id;
    return item;
  });
}

function wordingIn({ wording = [] }: Written, phrases: Phrases): HTMLElement[] {
  return wordingItems(wording, phrases);
}

/** One item for each word that was found. */
export function wordingItems(wording: readonly WordingFinding[], phrases: Phrases): HTMLElement[] {
  return wording.map(({ rule, words, why, instead }) => {
    const values: Readonly<Record<string, string>> = { words, why, instead };
    const sentence = phrases.wording.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
    const item = make("li", {}, sentence);
    item.dataset["wording"] = rule;
    return item;
  });
}
