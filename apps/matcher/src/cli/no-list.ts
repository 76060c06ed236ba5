import type { NoList } from "../scan/check-list.ts";

const WORDS: Record<NoList, string> = {
  "never-read": "Cannot check: no list was read yet. Run holdfast-match sync --once first.",
  stale:
    "Cannot check: the exchange has been silent for seven days. Run holdfast-match sync --once.",
};

export function inWords(reason: NoList): string {
  return WORDS[reason];
}
