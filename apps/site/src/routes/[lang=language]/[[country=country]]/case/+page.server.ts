import type { CaseAccess, CaseStatus, Day, Exchange } from "@holdfast/contract";
import { fail } from "@sveltejs/kit";
import { readCaseAccess } from "#lib/case-access.ts";
import { servedBy } from "#lib/served.ts";
import type { Actions } from "./$types";

/** What the page shows after a form was sent. It answers itself: no address tells a case. */
type Screen =
  | { readonly kind: "does-not-fit" | "broken" }
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
    const access = readCaseAccess(form);
    if (exchange === undefined) return fail(503, { kind: "broken" } satisfies Screen);
    if (access === undefined) return fail(400, { kind: "does-not-fit" } satisfies Screen);

    const screen = await screenFor(form.get("do"), exchange, access).catch(
      (): Screen => ({ kind: "broken" }),
    );
    if (screen.kind === "broken") return fail(503, screen);
    return screen.kind === "does-not-fit" ? fail(400, screen) : screen;
  },
};

async function screenFor(
  verb: FormDataEntryValue | null,
  exchange: Exchange,
  access: CaseAccess,
): Promise<Screen> {
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

async function statusScreen(exchange: Exchange, access: CaseAccess): Promise<Screen> {
  const answer = await exchange.caseStatus(access);
  return answer.kind === "status" ? { ...answer, access } : answer;
}
