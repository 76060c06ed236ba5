import { type Contact, contactState } from "@holdfast/decision";
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

interface Status {
  readonly contact: Contact;
  readonly ready: boolean;
  readonly listings: number;
  readonly uploads: number;
  readonly paused: number;
  readonly unsent: number;
  readonly lastContact: string | null;
}

const CONTACT: Readonly<Record<Contact, string>> = {
  fresh: "up to date: the exchange answered within a day",
  "hold-only":
    "getting old: no answer for a day, so uploads are held and none is blocked; see whether the exchange can be reached",
  stale:
    "too old to act on: no answer for seven days; run holdfast-match sync --once, or ask the exchange's operator",
};

const NEVER_READ = "never read to its end; run holdfast-match sync --once";

function inLines(status: Status): string {
  const lines: readonly (readonly [string, string])[] = [
    ["list", status.ready ? CONTACT[status.contact] : NEVER_READ],
    ["last answer", status.lastContact ?? "never"],
    ["listings", String(status.listings)],
    ["uploads", `${status.uploads} remembered`],
    ["paused", withAdvice(status.paused, "a person has to look; GET /v1/paused names uploads")],
    ["unsent", withAdvice(status.unsent, "sent when the exchange can be reached")],
  ];
  return lines.map(([name, words]) => `${name.padEnd(13)}${words}`).join("\n");
}

function withAdvice(count: number, advice: string): string {
  return count === 0 ? "0" : `${count}: ${advice}`;
}
