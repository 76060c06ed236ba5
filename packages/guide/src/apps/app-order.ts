/** What to do inside an app, beside not answering. */
export type AppStep = "keep" | "report" | "block";

/** When an app takes the chat away from the person who is threatened; `unknown` must be treated as both. */
export type LosesChat = "on-block" | "on-report" | "unknown" | "no";

/** What is known to change the order for one app. */
interface AppRule {
  readonly losesChat?: LosesChat;
  /** Messages vanish by themselves, and a report takes a copy of what is reported. */
  readonly reportKeepsWhatVanishes?: true;
}

/**
 * The apps that differ, by the id of their card. Only what its own pages, or two sources, confirm:
 * `content/data/platforms.json`, `blockEffect`, `disappearing` and `reportAccount`.
 * An app that is not here is `unknown`.
 */
const RULES: Readonly<Record<string, AppRule>> = {
  snapchat: { reportKeepsWhatVanishes: true },
  // Kik asks after "Report and Block" whether to keep the chat; "Block" alone takes it away.
  kik: { losesChat: "on-block" },
  wizz: { losesChat: "on-block" },
  kakaotalk: { losesChat: "on-report" },
  // One button, "Block & Report", which ends the match.
  bumble: { losesChat: "on-report" },
  whatsapp: { losesChat: "no" },
  signal: { losesChat: "no" },
};

/** The usual order: words first, then the report, which needs the messages to be there; the block last. */
const USUAL: readonly AppStep[] = ["keep", "report", "block"];

/** Where a message may be gone in a moment, the report that copies it comes before one's own notes. */
const REPORT_FIRST: readonly AppStep[] = ["report", "keep", "block"];

/**
 * The order in which to keep the words, report and block in an app.
 *
 * `block` is always last: no app is known in which blocking first helps, and some lose the chat.
 *
 * @param app id of an app card, such as `snapchat`; unknown or absent gives the usual order
 */
export function appOrder(app: string | undefined): readonly AppStep[] {
  return ruleOf(app).reportKeepsWhatVanishes === true ? REPORT_FIRST : USUAL;
}

/** What an app does to the chat; `unknown` unless it is confirmed. */
export function losesChat(app: string | undefined): LosesChat {
  return ruleOf(app).losesChat ?? "unknown";
}

function ruleOf(app: string | undefined): AppRule {
  return (app !== undefined && Object.hasOwn(RULES, app) && RULES[app]) || {};
}
