import type { AppFacts } from "./app-facts.ts";
import { type AppStep, appOrder, type LosesChat, losesChat } from "./app-order.ts";

/** Why an app has the order it has. */
export type OrderReason = "block-takes-chat" | "report-takes-chat" | "messages-vanish" | "usual";

/** What is known about one removal programme and one app. */
export type TakesPart =
  | { readonly kind: "yes"; readonly asOf: string }
  | { readonly kind: "no" }
  | { readonly kind: "unknown" };

/** What a card says about an app; every part rests on a confirmed fact or says that it is unknown. */
export interface AppCard {
  readonly id: string;
  /** Whether one person writes to another in it. In a search engine there is nobody to block. */
  readonly hasChat: boolean;
  readonly forAdultsOnly: boolean;
  readonly order: readonly AppStep[];
  readonly reason: OrderReason;
  readonly losesChat: LosesChat;
  /** Whether the other person is told of a screenshot. `unknown` must be treated as `alerts`. */
  readonly capture: "alerts" | "sometimes" | "silent" | "unknown";
  /** Whether the other person can delete what they wrote; `unknown` must be treated as `yes`. */
  readonly senderDeletes: "yes" | "limited" | "no" | "unknown";
  /** The app's own page on reporting. */
  readonly helpPage: string | undefined;
  /** Where to report without an account. */
  readonly withoutAccount: string | undefined;
  /** The form of the US law on removal within 48 hours; only for a reader in the US. */
  readonly usRequest: string | undefined;
  readonly takeItDown: TakesPart;
  readonly stopNcii: TakesPart;
}

const WITHOUT_CHAT: ReadonlySet<string> = new Set([
  "adult content",
  "e-mail",
  "search and storage",
  "telephone",
  "video and search",
]);

/**
 * What to say about an app: the order of its steps, and which facts may be shown.
 *
 * @param country two lower-case letters; the US form is left out everywhere else
 */
export function appCard(facts: AppFacts, country: string | undefined): AppCard {
  const { id } = facts;
  return {
    id,
    hasChat: !WITHOUT_CHAT.has(facts.type),
    forAdultsOnly: facts.minimumAge !== null && (confirmed(facts.minimumAge) ?? 0) >= 18,
    order: appOrder(id),
    reason: reasonOf(id),
    losesChat: losesChat(id),
    capture: captureOf(facts),
    senderDeletes: confirmed(facts.senderCanDeleteForBoth) ?? "unknown",
    helpPage: facts.helpPage ?? undefined,
    withoutAccount: withoutAccount(facts),
    usRequest: country === "us" ? confirmed(facts.usTakeItDownForm) : undefined,
    takeItDown: takesPart(facts.takeItDown),
    stopNcii: takesPart(facts.stopNcii),
  };
}

/** The value of a fact that may be shown. */
function confirmed<Value>(fact: { value: Value | null; confirmed: boolean }): Value | undefined {
  return fact.confirmed && fact.value !== null ? fact.value : undefined;
}

function reasonOf(id: string): OrderReason {
  if (appOrder(id)[0] === "report") return "messages-vanish";
  switch (losesChat(id)) {
    case "on-block":
      return "block-takes-chat";
    case "on-report":
      return "report-takes-chat";
    case "no":
    case "unknown":
      return "usual";
  }
}

function captureOf({ screenshotNotifies }: AppFacts): AppCard["capture"] {
  switch (confirmed(screenshotNotifies)) {
    case "yes":
      return "alerts";
    case "some":
      return "sometimes";
    case "no":
      return "silent";
    case undefined:
      return "unknown";
  }
}

function withoutAccount({ reportWithoutAccount, helpPage }: AppFacts): string | undefined {
  const way = confirmed(reportWithoutAccount);
  if (way === true) return helpPage ?? undefined;
  return way?.startsWith("https://") ? way : undefined;
}

function takesPart(fact: AppFacts["takeItDown"]): TakesPart {
  const member = confirmed(fact);
  if (member === undefined) return { kind: "unknown" };
  const asOf = fact.asOf?.split("; ").at(-1);
  return member && asOf !== undefined ? { kind: "yes", asOf } : { kind: member ? "unknown" : "no" };
}
