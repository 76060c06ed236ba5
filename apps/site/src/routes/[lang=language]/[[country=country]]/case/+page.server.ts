import type { CaseAccess, CaseStatus, Day, Exchange } from "@holdfast/contract";
import { fail } from "@sveltejs/kit";
import { type NotOpened, notOpened, readCaseAccess } from "#lib/case-access.ts";
import { servedBy } from "#lib/served.ts";
import type { Actions } from "./$types";

/** What the page shows of a case that opened. It answers itself: no address tells a case. */
type Screen =
  | {
      readonly kind: "status";
      readonly access: CaseAccess;
      readonly status: CaseStatus;
      readonly renewed?: Day;
    }
  | { readonly kind: "ask-withdraw"; readonly access: CaseAccess }
  | { readonly kind: "withdrawn"; readonly on: Day };

export const actions: Actions = {
  async default(event) {
    const exchange = servedBy(event)?.exchange;
    const form = await event.request.formData();
    const refused = (status: number, why: NotOpened["why"]) => fail(status, notOpened(why, form));

    if (exchange === undefined) return refused(503, "broken");
    const read = readCaseAccess(form);
    if (read.kind === "slip") return refused(400, read.slip);

    const screen = await screenFor(form.get("do"), exchange, read.access).catch(() => undefined);
    if (screen === undefined) return refused(503, "broken");
    return screen.kind === "does-not-fit" ? refused(400, "does-not-fit") : screen;
  },
};

async function screenFor(
  verb: FormDataEntryValue | null,
  exchange: Exchange,
  access: CaseAccess,
): Promise<Screen | { readonly kind: "does-not-fit" }> {
  switch (verb) {
    case "ask-withdraw":
      return { kind: "ask-withdraw", access };
    case "withdraw":
      return exchange.withdrawCase(access);
    case "renew": {
      const renewed = await exchange.renewCase(access);
      if (renewed.kind === "does-not-fit") return renewed;
      const screen = await statusScreen(exchange, access);
      return screen.kind === "status" && renewed.kind === "renewed"
        ? { ...screen, renewed: renewed.protectedUntil }
        : screen;
    }
    default:
      return statusScreen(exchange, access);
  }
}

async function statusScreen(
  exchange: Exchange,
  access: CaseAccess,
): Promise<Screen | { readonly kind: "does-not-fit" }> {
  const answer = await exchange.caseStatus(access);
  return answer.kind === "status" ? { ...answer, access } : answer;
}
