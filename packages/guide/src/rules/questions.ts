import type { AnswerName, Reader } from "../answers.ts";
import type { StepId } from "../plan.ts";

/** A question that a page may ask, standing at a step that its answer changes. */
export interface Question {
  readonly id: AnswerName;
  readonly readers: readonly Reader[];
  /** It stands at whichever of these comes first in the plan. */
  readonly steps: readonly StepId[];
  /** Key of its words; the reason for asking has the same key with `-why` behind it. */
  readonly text: string;
  /** Values that may be chosen; absent where the page has its own list, of apps or of countries. */
  readonly choices?: readonly string[];
  /** Several may be true at once. */
  readonly many?: true;
  /** Its answer may change the steps above it, so the page begins at the first one again. */
  readonly reorders?: true;
}

/** Every question of the guide. None must be answered, and none hides a step. */
export const QUESTIONS: readonly Question[] = [
  {
    id: "happened",
    readers: ["me", "parent"],
    steps: ["stop"],
    text: "ask-happened",
    choices: ["sent", "sent-more", "paid", "passed-money", "hacked", "recorded", "shared"],
    many: true,
  },
  {
    id: "happened",
    readers: ["boarding"],
    steps: ["phone"],
    text: "ask-happened-seen",
    choices: ["sent", "sent-more", "paid", "passed-money", "hacked", "recorded", "shared", "seen"],
    many: true,
  },
  {
    id: "happened",
    readers: ["staff"],
    steps: ["record"],
    text: "ask-happened-seen",
    choices: ["sent", "sent-more", "paid", "passed-money", "hacked", "recorded", "shared", "seen"],
    many: true,
  },
  {
    id: "happened",
    readers: ["friend"],
    steps: ["picture"],
    text: "ask-happened-friend",
    choices: ["shared", "seen"],
    many: true,
  },
  {
    id: "wants",
    readers: ["me", "parent", "staff"],
    steps: ["stop"],
    text: "ask-wants",
    choices: ["money", "pictures", "meeting", "something-else"],
    reorders: true,
  },
  {
    id: "wants",
    readers: ["boarding"],
    steps: ["phone"],
    text: "ask-wants",
    choices: ["money", "pictures", "meeting", "something-else"],
    reorders: true,
  },
  {
    id: "wants",
    readers: ["friend"],
    steps: ["together"],
    text: "ask-wants",
    choices: ["money", "pictures", "meeting", "something-else"],
    reorders: true,
  },
  { id: "country", readers: ["me", "friend"], steps: ["tell"], text: "ask-country" },
  {
    id: "country",
    readers: ["parent", "staff", "boarding"],
    steps: ["police"],
    text: "ask-country",
  },
  {
    id: "ageNow",
    readers: ["me"],
    steps: ["tell"],
    text: "ask-age-now",
    choices: ["child", "teen", "adult"],
  },
  {
    id: "ageNow",
    readers: ["parent", "staff", "boarding"],
    steps: ["police"],
    text: "ask-age-now-theirs",
    choices: ["child", "teen", "adult"],
  },
  {
    id: "home",
    readers: ["me", "friend"],
    steps: ["tell"],
    text: "ask-home",
    choices: ["safe", "not-safe"],
  },
  {
    id: "app",
    readers: ["me", "parent", "staff", "boarding"],
    steps: ["keep", "report"],
    text: "ask-app",
  },
  {
    id: "sender",
    readers: ["me"],
    steps: ["block"],
    text: "ask-sender",
    choices: ["stranger", "peer", "partner", "adult-known"],
    reorders: true,
  },
  {
    id: "sender",
    readers: ["parent"],
    steps: ["block"],
    text: "ask-sender-theirs",
    choices: ["stranger", "peer", "partner", "adult-known"],
    reorders: true,
  },
  {
    id: "sender",
    readers: ["staff", "boarding"],
    steps: ["lead"],
    text: "ask-sender-school",
    choices: ["stranger", "peer", "partner", "adult-known"],
    reorders: true,
  },
  {
    id: "sender",
    readers: ["friend"],
    steps: ["together"],
    text: "ask-sender-friend",
    choices: ["stranger", "peer", "partner", "adult-known"],
    reorders: true,
  },
  {
    id: "picture",
    readers: ["me", "parent"],
    steps: ["take-down"],
    text: "ask-picture",
    choices: ["real", "made-by-ai", "perhaps-none"],
  },
  {
    id: "picture",
    readers: ["boarding"],
    steps: ["take-down"],
    text: "ask-picture",
    choices: ["real", "made-by-ai", "perhaps-none"],
  },
  {
    id: "picture",
    readers: ["staff"],
    steps: ["lead"],
    text: "ask-picture",
    choices: ["real", "made-by-ai", "perhaps-none"],
  },
  {
    id: "pictured",
    readers: ["me"],
    steps: ["take-down"],
    text: "ask-pictured",
    choices: ["under-18", "adult", "both"],
  },
  {
    id: "pictured",
    readers: ["parent", "staff", "boarding"],
    steps: ["take-down"],
    text: "ask-pictured-theirs",
    choices: ["under-18", "adult", "both"],
  },
  {
    id: "when",
    readers: ["me"],
    steps: ["next"],
    text: "ask-when",
    choices: ["this-hour", "today", "days", "longer"],
  },
];
