import type { CaseAccess, ListName } from "@holdfast/contract";
import { fail } from "@sveltejs/kit";
import { aboutExchange } from "#lib/about-exchange.ts";
import { readCaseAccess } from "#lib/case-access.ts";
import { servedBy } from "#lib/served.ts";
import type { Actions } from "./$types";

/** Adding to a case: first which list, then the scripted part. */
type Screen =
  | { readonly kind: "does-not-fit" | "broken" }
  | {
      readonly kind: "which" | "pictures";
      readonly access: CaseAccess;
      readonly lists: readonly ListName[];
      readonly list?: ListName;
      readonly participants: readonly string[];
    };

export const actions: Actions = {
  async default(event) {
    const form = await event.request.formData();
    const access = readCaseAccess(form);
    const exchange = servedBy(event)?.exchange;
    const asked = await aboutExchange(event);
    if (exchange === undefined || asked.kind === "unknown") {
      return fail(503, { kind: "broken" } satisfies Screen);
    }
    const opened = access && (await exchange.caseStatus(access).catch(() => undefined));
    if (access === undefined || opened?.kind !== "status") {
      return fail(400, { kind: "does-not-fit" } satisfies Screen);
    }

    const { lists, participants } = asked.about;
    const list = lists.find((name) => name === form.get("list"));
    event.locals.hasIsland = list !== undefined;
    return {
      kind: list === undefined ? "which" : "pictures",
      access,
      lists,
      participants,
      ...(list && { list }),
    } satisfies Screen;
  },
};
