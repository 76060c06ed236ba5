export { applyEdits } from "./apply-edits.ts";
export { chosenServices, MOST_LINES, YOUNG_PEOPLE } from "./chosen-services.ts";
export { compareServices, type ServiceChange } from "./compare-services.ts";
export { composeLetter } from "./compose-letter.ts";
export { ELEMENT_IDS, type ElementId, MUSTS, type Must } from "./element-id.ts";
export {
  AGE_BANDS,
  type AgeBand,
  CONSIDERATIONS,
  type Consideration,
  type Contact,
  type LetterFacts,
  TONES,
  type Tone,
} from "./facts.ts";
export { isolated, runsOf, type TextRun } from "./isolate.ts";
export type { Edit, Edits, Letter, LetterElement, LetterWords } from "./letter.ts";
export {
  MOST_CHARACTERS,
  MOST_CONTACTS,
  MOST_HOMES,
  parseLetterFile,
  type SavedLetter,
  writeLetterFile,
} from "./letter-file.ts";
export { LETTER_KINDS, type LetterKind } from "./letter-kind.ts";
export { type LetterTables, TABLES } from "./letter-tables.ts";
export { missingTexts } from "./missing-texts.ts";
export {
  type MustInWords,
  type MustPhrase,
  type MustPhrases,
  mustsLost,
  mustsOf,
} from "./musts-lost.ts";
export { type LetterBlock, letterBlocks } from "./out/letter-blocks.ts";
export { letterHtml } from "./out/letter-html.ts";
export { letterText } from "./out/letter-text.ts";
export { type Letters, sideBySide } from "./out/side-by-side.ts";
export { outdatedEdits } from "./outdated-edits.ts";
export type { LetterRow, RowCondition } from "./row.ts";
export {
  type CountryServices,
  REACHES,
  type Reach,
  SERVICE_USES,
  type Service,
  type ServiceUse,
} from "./services.ts";
export { type WordingFinding, watchWording } from "./watch-wording.ts";
