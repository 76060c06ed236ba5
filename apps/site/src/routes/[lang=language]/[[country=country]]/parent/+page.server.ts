export { planActions as actions } from "#lib/plan/plan-actions.ts";
