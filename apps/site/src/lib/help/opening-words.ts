import type { HelpEntry, Opening } from "@holdfast/guide";
import type { Words } from "#lib/words/words.ts";
import { opensWhen, showSpan, showWeekday } from "./show-hours.ts";

/** Whether an entry is open, in words. */
export function openingWords(opening: Opening, t: Words): string {
  switch (opening.kind) {
    case "open":
      return opening.always ? t("help.open-always") : t("help.open-now");
    case "closed":
      return closedWords(opening, t);
    case "unknown":
      return t("help.hours-unknown");
  }
}

function closedWords({ opens }: Opening & { kind: "closed" }, t: Words): string {
  if (opens === undefined) return t("help.closed");
  const time = opens.at;
  switch (opensWhen(opens)) {
    case "today":
      return t("help.opens-today", { time });
    case "tomorrow":
      return t("help.opens-tomorrow", { time });
    case "day":
      return t("help.opens-day", { time, day: showWeekday(opens.day, t.place.language, "long") });
  }
}

/** The hours of the whole week, by phone and by chat where they differ. Absent where they are not known. */
export function hoursWords({ open }: HelpEntry, t: Words): string | undefined {
  if (open === null) return undefined;
  const spans = (by?: "phone" | "chat") =>
    open
      .filter((span) => span.by === by)
      .map((span) => showSpan(span, t.place.language))
      .join(", ");

  const [any, phone, chat] = [spans(), spans("phone"), spans("chat")];
  return [
    any,
    phone && t("help.hours-phone", { hours: phone }),
    chat && t("help.hours-chat", { hours: chat }),
  ]
    .filter((hours) => hours !== "")
    .join(" · ");
}
