import { contactState } from "@holdfast/decision";
import type { Court } from "./judge.ts";

/**
 * Notices that the list became less or more trustworthy since uploads were last judged by it; then
 * all whose decision can depend on that wait to be judged again. Part of the caller's transaction.
 */
export function noteContact({ store, now, log }: Pick<Court, "store" | "now" | "log">): void {
  const { contact, lastContact } = store.progress.read();
  const present = contactState(lastContact, now());
  if (present === contact) return;

  store.progress.setContact(present);
  store.waiting.addByContact();
  switch (present) {
    case "fresh":
      log.info("The exchange answers: acting on its list");
      break;
    case "hold-only":
      log.warn("The exchange has not answered for a day: holding, blocking nothing more");
      break;
    case "stale":
      log.error("The exchange has not answered for seven days: acting on nothing more");
      break;
  }
}
