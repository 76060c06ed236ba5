export {
  type AnswerName,
  type Answers,
  CHOICES,
  consistent,
  type Happened,
  READERS,
  type Reader,
} from "./answers.ts";
export { type AppCard, appCard, type OrderReason, type TakesPart } from "./apps/app-card.ts";
export { AppData, AppFacts } from "./apps/app-facts.ts";
export { type AppStep, appOrder, type LosesChat, losesChat } from "./apps/app-order.ts";
export { type ConcernLine, concernLines } from "./help/concern-lines.ts";
export { callLink, nameWithNumber, shownAddress, textLink } from "./help/contact-links.ts";
export { type HelpDirectory, readHelpDirectory } from "./help/help-directory.ts";
export { HelpEntry, type OpenSpan, type Weekday } from "./help/help-entry.ts";
export {
  HELP_SECTIONS,
  type HelpSection,
  type HelpSectionName,
  hasFewRoutes,
  helpSections,
} from "./help/help-sections.ts";
export type { Milliseconds } from "./help/local-time.ts";
export {
  type Opening,
  type OpensAt,
  openingOf,
  type Way,
} from "./help/opening.ts";
export {
  callsInOrder,
  isChecked,
  isForYoung,
  isLimited,
  type SafetyNumbers,
  safetyNumbers,
  type TalkNow,
  talkNow,
} from "./help/safety-numbers.ts";
export { SAYINGS, type Saying } from "./help/sayings.ts";
export {
  isAdultPictureLine,
  isToTalkTo,
  type TalkLine,
  talkLinesOpenNow,
  talkLinesPerhapsOpen,
} from "./help/talk-lines.ts";
export { readTimeZones, type TimeZones } from "./help/time-zones.ts";
export { hourIn } from "./hour-in.ts";
export type { Plan, Step } from "./plan.ts";
export { planFor } from "./plan-for.ts";
export type { Question } from "./question.ts";
export type { Row } from "./row.ts";
export { MOVES } from "./rules/moves.ts";
export { LAW_PROTECTS } from "./rules/police-rows.ts";
export { QUESTIONS } from "./rules/questions.ts";
export { ROWS } from "./rules/rows.ts";
export type { HelpKind, StepId } from "./step-id.ts";
export type { Account, Happening, PageOfWords, Payment } from "./words/page-of-words.ts";
export { linesOf, WORDS_PARTS, type WordsPart } from "./words/parts-of.ts";
export {
  type ReadyTextKind,
  type ReadyTextPhrases,
  readyText,
  saysWherePublished,
} from "./words/ready-text.ts";
