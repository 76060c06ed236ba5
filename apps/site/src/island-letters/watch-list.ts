import type { ElementId, Must } from "@holdfast/letters";
import type { Written } from "./desk.ts";
import type { Phrases } from "./page-data.ts";
import { make } from "./page-parts.ts";

/** What the page points out; nothing of it is changed without being asked. */
export function watchList(
  written: readonly Written[],
  phrases: Phrases,
  putBack: (language: string, id: ElementId) => void,
): readonly Node[] {
  const findings = written.flatMap((one) => [
    ...lostIn(one, phrases, putBack),
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
  putBack: (language: string, id: ElementId) => void,
): HTMLElement[] {
  return lost.map((must: Must) => {
    const button = make("button", { type: "button", className: "button quiet" }, words);
    button.dataset["putBack"] = must;
    button.addEventListener("click", () => putBack(language, must));
    const item = make("li", {}, says[must], " ", button);
    item.dataset["lost"] = must;
    return item;
  });
}

function wordingIn({ wording = [] }: Written, phrases: Phrases): HTMLElement[] {
  return wording.map(({ rule, words, why, instead }) => {
    const values: Readonly<Record<string, string>> = { words, why, instead };
    const sentence = phrases.wording.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
    const item = make("li", {}, sentence);
    item.dataset["wording"] = rule;
    return item;
  });
}
