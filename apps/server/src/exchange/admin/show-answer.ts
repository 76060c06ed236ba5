import type { BackupCheck } from "../store/check-backup.ts";
import type { AdminAnswer, ParticipantRow } from "./admin-request.ts";

/** Whether what was asked has been done. */
export function isDone({ kind }: AdminAnswer): boolean {
  return ["added", "rotated", "participants", "revoked", "backed-up"].includes(kind);
}

/** An answer in words for the operator. */
export function showAnswer(answer: AdminAnswer): string {
  switch (answer.kind) {
    case "added":
    case "rotated":
      return `Its key, shown this once and kept nowhere:\n${answer.key}`;
    case "participants":
      return showTable(answer.participants);
    case "revoked":
      return "Revoked.";
    case "backed-up":
      return `Written and proven: ${answer.bytes} bytes, ${countOf(answer.rows)} rows. The pepper is not in it.`;
    case "gone":
      return "Cannot revoke this listing: it is no longer on the list";
    case "name-taken":
      return "Cannot add this participant: another has this name";
    case "unknown-participant":
      return "Cannot find a participant of this name";
    case "unknown-listing":
      return "Cannot find this listing: the id is not one of this participant's";
    case "failed":
      return answer.why;
  }
}

const NAME_FORM =
  "expected 1 to 80 characters that begin with a letter or digit: letters, digits, spaces and . , ' & ( ) / : + -";

/** What each part of a request has to look like. */
const FORMS: Readonly<Record<string, string>> = {
  name: NAME_FORM,
  organisation: NAME_FORM,
  participant: NAME_FORM,
  listing: "expected 32 hex digits, 0 to 9 and a to f, as the participant has it",
  file: "expected a path of 1 to 4,000 characters",
};

/**
 * Why a request was not understood, and what was expected. What was found is not repeated.
 *
 * @param part the part of the request that has another form
 */
export function showUnusable(part: PropertyKey | undefined): string {
  const name = String(part ?? "request");
  return `Cannot use this ${name}: ${FORMS[name] ?? "this version does not know it"}`;
}

/** What a stored backup was found to be, in words for the operator. */
export function showCheck(check: BackupCheck): string {
  if (check.kind === "unsound") return check.why;
  const tables = Object.entries(check.rows).map(([table, count]) => `  ${table}: ${count}`);
  return `Sound: ${check.bytes} bytes. Rows:\n${tables.join("\n")}\nThe pepper is not in it.`;
}

function countOf(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}

function showTable(participants: readonly ParticipantRow[]): string {
  if (participants.length === 0) return "Nobody takes part yet.";
  const head = ["name", "organisation", "added", "last seen", "requests", "changes read", ""];
  const rows = participants.map((one) => [
    one.name,
    one.organisation,
    one.addedAt.slice(0, 10),
    one.lastSeenAt?.slice(0, 16).replace("T", " ") ?? "never",
    String(one.requests),
    String(one.changesRead),
    one.revokedAt === undefined ? "" : `revoked ${one.revokedAt.slice(0, 10)}`,
  ]);
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
