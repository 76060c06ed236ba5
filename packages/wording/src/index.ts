export { type Found, findWords } from "./find-words.ts";
export { phraseToSearch } from "./phrase.ts";
export type { GuideKind, Rules, WordRule } from "./word-rule.ts";
