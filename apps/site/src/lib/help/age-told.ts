import type { Answers } from "@holdfast/guide";
import type { Answers as TakeDownAnswers } from "#lib/take-down/answers.ts";

/** What a page that answers its own form may have been told: a plan by name, a step of taking down by `now`. */
interface Form {
  readonly answers?: Pick<Answers, "ageNow"> & Pick<TakeDownAnswers, "now">;
}

/**
 * The age that a page was told, whichever form it has. Under 18 alone says no band: the wider one shows every line
 * that someone of that age may call.
 */
export function ageTold(form: Form | null | undefined): Answers["ageNow"] {
  const { ageNow, now } = form?.answers ?? {};
  if (ageNow !== undefined) return ageNow;
  return now === "under-18" ? "teen" : now;
}
