export type { AgeBand, Answers, Happened, Reader } from "./answers.ts";
export { type AppStep, appOrder, type LosesChat, losesChat } from "./apps/app-order.ts";
export type { Plan, Step } from "./plan.ts";
