import { fail, redirect } from "@sveltejs/kit";
import { type AboutAnswer, aboutExchange } from "#lib/about-exchange.ts";
import { addressWithCountry, placeFrom } from "#lib/place.ts";
import {
  type Answers,
  areContradictory,
  isQuestion,
  nextStep,
  parseStep,
  readAnswers,
  type Step,
} from "#lib/take-down/answers.ts";
import { offeredStep } from "#lib/take-down/offer.ts";
import type { Actions } from "./$types";

/** What one screen of the way needs. A form answers itself, so nothing of it is in an address. */
interface Screen {
  readonly step: Step;
  readonly answers: Answers;
  readonly problem?: "no-answer" | "contradiction";
  readonly exchange: AboutAnswer;
}

export const actions: Actions = {
  async default(event) {
    const form = await event.request.formData();
    const answers = readAnswers(form);
    const asked = parseStep(form.get("asked"));
    const back = parseStep(form.get("back"));
    const { country } = placeFrom({
      lang: event.params.lang,
      country: String(form.get("country") || event.params.country || ""),
    });
    const address = addressWithCountry({ country }, event.params, "take-down");
    if (address !== undefined) redirect(307, address);
    const exchange = await aboutExchange(event);

    const step = offeredStep(back ?? nextStep(answers), exchange, answers);
    event.locals.hasIsland = step === "pictures";

    const screen: Screen = { step, answers, exchange };
    const isOpenStill = step === asked && isQuestion(step) && back === undefined;
    if (!isOpenStill) return screen;
    const problem = areContradictory(answers) ? "contradiction" : "no-answer";
    return fail(400, { ...screen, problem } satisfies Screen);
  },
};
