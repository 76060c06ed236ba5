export type { AgeBand, Answers, Happened, Reader } from "./answers.ts";
export type { Plan, Step } from "./plan.ts";
