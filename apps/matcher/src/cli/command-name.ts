import type { Environment } from "../config.ts";

/** The program as whoever runs it types it: through npm in a checkout, or by its own name. */
export function commandName({ npm_lifecycle_event: script }: Environment): string {
  return script === "holdfast-match" ? "npm run holdfast-match --" : "holdfast-match";
}
