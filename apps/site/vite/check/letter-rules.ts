import type { Rules } from "@holdfast/wording";

/** Rules that hold for pages of this site only: a school stands behind its letter, and may say "we". */
const FOR_PAGES: ReadonlySet<string> = new Set(["voice"]);

/** The rules about wording that hold for letters of a school. */
export function letterRules({ not, rules }: Rules): Rules {
  return { not, rules: rules.filter(({ id }) => !FOR_PAGES.has(id)) };
}
