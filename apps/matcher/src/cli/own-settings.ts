import type { OwnSettings } from "@holdfast/settings";

/** Every setting of `holdfast-match`; `--help` explains them. */
export const OWN_SETTINGS: OwnSettings = {
  ours: /^HOLDFAST_MATCH_/,
  known: [
    "HOLDFAST_MATCH_EXCHANGE",
    "HOLDFAST_MATCH_KEY",
    "HOLDFAST_MATCH_DATA",
    "HOLDFAST_MATCH_WHEN_UNAVAILABLE",
    "HOLDFAST_MATCH_DRY_RUN",
    "HOLDFAST_MATCH_WORKERS",
    "HOLDFAST_MATCH_MOST_MEGAPIXELS",
    "HOLDFAST_MATCH_MOST_MEGABYTES",
    "HOLDFAST_MATCH_NATIVE",
    "HOLDFAST_MATCH_HOST",
    "HOLDFAST_MATCH_PORT",
    "HOLDFAST_MATCH_TOKEN",
    "HOLDFAST_MATCH_WEBHOOK",
    "HOLDFAST_MATCH_WEBHOOK_SECRET",
  ],
};
