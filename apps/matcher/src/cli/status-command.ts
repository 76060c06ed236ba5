import { contactState } from "@holdfast/decision";
import { readFolder } from "../config.ts";
import { openStoreToRead } from "../store/open-store.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** `holdfast-match status`: what lies in the store, also beside a matcher that is running. */
export function statusCommand(
  { json }: { readonly json: boolean },
  { env, out, say }: Terminal,
): ExitCode {
  const store = openStoreToRead(readFolder(env));
  if (store === undefined) {
    say("There is no store yet. Run holdfast-match sync --once first.");
    return EXIT.unavailable;
  }
  try {
    const { lastContact, ready } = store.progress.read();
    const status = {
      contact: contactState(lastContact, Date.now()),
      ready,
      listings: store.listings.count(),
      uploads: store.uploads.count(),
      paused: store.listings.paused().length,
      unsent: store.outbox.count(),
      lastContact: Number.isFinite(lastContact) ? new Date(lastContact).toISOString() : null,
    };
    out(json ? JSON.stringify(status) : inLines(status));
    return ready && status.contact !== "stale" ? EXIT.nothingFound : EXIT.unavailable;
  } finally {
    store.close();
  }
}

function inLines(status: Readonly<Record<string, string | number | boolean | null>>): string {
  return Object.entries(status)
    .map(([name, value]) => `${name.padEnd(13)}${value ?? "never"}`)
    .join("\n");
}
