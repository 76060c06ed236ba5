import { type Contact, contactState } from "@holdfast/decision";
import { readFolder } from "../config.ts";
import { openStoreToRead } from "../store/open-store.ts";
import { commandName } from "./command-name.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** `holdfast-match status`: what lies in the store, also beside a matcher that is running. */
export async function statusCommand(
  { json }: { readonly json: boolean },
  { env, out, say }: Terminal,
): Promise<ExitCode> {
  const store = openStoreToRead(readFolder(env));
  if (store === undefined) {
    say(`There is no store yet. Run ${commandName(env)} sync --once first.`);
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
    await out(json ? JSON.stringify(status) : inLines(status, commandName(env)));
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

const CONTACT: Readonly<Record<Exclude<Contact, "stale">, string>> = {
  fresh: "up to date: the exchange answered within a day",
  "hold-only":
    "getting old: no answer for a day, so uploads are held and none is blocked; see whether the exchange can be reached",
};

function inLines(status: Status, command: string): string {
  const lines: readonly (readonly [string, string])[] = [
    ["list", listWords(status, command)],
    ["last answer", status.lastContact ?? "never"],
    ["listings", String(status.listings)],
    ["uploads", `${status.uploads} remembered`],
    ["paused", withAdvice(status.paused, "a person has to look; GET /v1/paused names uploads")],
    ["unsent", withAdvice(status.unsent, "sent when the exchange can be reached")],
  ];
  return lines.map(([name, words]) => `${name.padEnd(13)}${words}`).join("\n");
}

function listWords({ ready, contact }: Status, command: string): string {
  if (!ready) return `never read to its end; run ${command} sync --once`;
  return contact === "stale"
    ? `too old to act on: no answer for seven days; run ${command} sync --once, or ask the exchange's operator`
    : CONTACT[contact];
}

function withAdvice(count: number, advice: string): string {
  return count === 0 ? "0" : `${count}: ${advice}`;
}
