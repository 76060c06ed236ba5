import type { CaseAccess, ListName } from "@holdfast/contract";
import { fail } from "@sveltejs/kit";
import { aboutExchange } from "#lib/about-exchange.ts";
import { type NotOpened, notOpened, readCaseAccess } from "#lib/case-access.ts";
import { servedBy } from "#lib/served.ts";
import type { Actions } from "./$types";

/** Adding to a case: first which list, then the scripted part. */
interface Screen {
  readonly kind: "which" | "pictures";
  readonly access: CaseAccess;
  readonly lists: readonly ListName[];
  readonly list?: ListName;
  readonly participants: readonly string[];
}

export const actions: Actions = {
  async default(event) {
    const form = await event.request.formData();
    const refused = (status: number, why: NotOpened["why"]) => fail(status, notOpened(why, form));

    const exchange = servedBy(event)?.exchange;
    const asked = await aboutExchange(event);
    if (exchange === undefined || asked.kind === "unknown") return refused(503, "broken");
    const read = readCaseAccess(form);
    if (read.kind === "slip") return refused(400, read.slip);
    const opened = await exchange.caseStatus(read.access).catch(() => undefined);
    if (opened === undefined) return refused(503, "broken");
    if (opened.kind !== "status") return refused(400, "does-not-fit");

    const { lists, participants } = asked.about;
    const list = lists.find((name) => name === form.get("list"));
    event.locals.hasIsland = list !== undefined;
    return {
      kind: list === undefined ? "which" : "pictures",
      access: read.access,
      lists,
      participants,
      ...(list && { list }),
    } satisfies Screen;
  },
};
