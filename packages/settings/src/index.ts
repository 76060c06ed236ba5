export { type OwnSettings, unknownSettings } from "./unknown-settings.ts";
