export * from "./claim.ts";
export * from "./hash-list-store.ts";
export * from "./listing-state.ts";
export * from "./policy.ts";
export * from "./review.ts";
