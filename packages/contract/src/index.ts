export * from "./about.ts";
export * from "./case-number.ts";
export * from "./cases.ts";
export * from "./changes.ts";
export * from "./exchange.ts";
export * from "./problem.ts";
export * from "./reviews.ts";
export * from "./text-forms.ts";
