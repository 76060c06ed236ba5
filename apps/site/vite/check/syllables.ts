/** Endings in which a written `e` is not heard: `made`, `names`, `asked`; not `needed`, `boxes`. */
const SILENT_END = /(?<=[aeiouy][^aeiouy]+)(?:e|(?<![sxz]|ch|sh|[cg])es|(?<![td])ed)$/;

/** A silent `e` before what was put behind the word: `safely`, `someone`, `excitement`. */
const SILENT_INSIDE =
  /(?<=[aeiouy][^aeiouy]+)e(?=(?:ful|fully|ly|ment|ments|less|ness|thing|things|one|body|where|times?|how|what|work)(?:$|s$))/;

/** Vowels that stand together and are two sounds: `media`, `science`, `idea`, `paying`, `anyone`. */
const TWO_SOUNDS =
  /(?<![cts])ia|ie(?=t|nc)|iu|io(?!n|us)|eo(?!p)|ea$|[aeo]y?i(?=ng)|[aeo]y(?=[eo])|ua(?!r|i)|ue(?=l)|(?<=cr)ea(?=t[eio])|y(?=on$)/g;

/**
 * Counts the syllables of an English word by its letters.
 *
 * Its limits: it knows no dictionary. In 120 words taken from texts of this kind it was wrong by one in two;
 * names and compounds are where it slips.
 *
 * @param word letters and apostrophes, in any case
 * @returns 1 or more
 */
export function syllablesOf(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/['’](s|t|re|ve|ll|d|m)?$/u, "")
    .replace(/^every/, "evry")
    .replace(SILENT_INSIDE, "");
  // A consonant and `le` at the end is a syllable of its own: `people`, `trouble`.
  const spoken = /[^aeiouy]les?$/.test(letters) ? letters : letters.replace(SILENT_END, "");
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups + (spoken.match(TWO_SOUNDS)?.length ?? 0));
}
