import type { LetterWords } from "./letter.ts";

/**
 * One text of a language by its id.
 *
 * @throws {Error} when the language lacks it: `missingTexts` tells that before a letter is offered
 */
export function textOf({ texts, language }: LetterWords, id: string): string {
  const text = Object.hasOwn(texts, id) ? texts[id] : undefined;
  if (text === undefined) throw new Error(`Cannot find the text ${id} in "${language}"`);
  return text;
}
