export type { AgeBand, Answers, Happened, Reader } from "./answers.ts";
export { type AppCard, appCard, type OrderReason, type TakesPart } from "./apps/app-card.ts";
export { AppData, AppFacts } from "./apps/app-facts.ts";
export { type AppStep, appOrder, type LosesChat, losesChat } from "./apps/app-order.ts";
export type { Plan, Step } from "./plan.ts";
