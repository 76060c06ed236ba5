import type { AddPhotosRequest, CaseAccess, NewClaim, Receipt } from "@holdfast/contract";

/** What came of sending. Everything but the first two has its words in `content/`. */
export type SendOutcome =
  | { readonly kind: "opened"; readonly receipt: Receipt }
  | { readonly kind: "added" }
  | {
      readonly kind: "lost" | "busy" | "closed" | "refused" | "full" | "ended" | "does-not-fit";
    };

/** What is sent. The key makes a repeated request the same request, so it is answered the same. */
export interface Sending {
  readonly key: string;
  readonly claims: readonly NewClaim[];
  /** Present when pictures are added to a case. */
  readonly access?: CaseAccess;
}

/** Milliseconds without an answer after which the connection counts as lost. */
const PATIENCE = 30_000;

/** 128 random bits as the exchange reads them: 32 hex digits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends hashes to the exchange. Never rejects: a lost connection is an outcome. */
export async function sendClaims({ key, claims, access }: Sending): Promise<SendOutcome> {
  const body: Omit<AddPhotosRequest, "access"> = { key, claims: [...claims] };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(access ? "/v1/cases/photos" : "/v1/cases", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(access ? { access, ...body } : body),
      credentials: "omit",
      signal: patience.signal,
    });
    return outcomeOf(response.status, await response.json().catch(() => undefined));
  } catch {
    return { kind: "lost" };
  } finally {
    clearTimeout(timer);
  }
}

const OUTCOMES: Readonly<Record<string, Exclude<SendOutcome["kind"], "opened" | "added">>> = {
  busy: "busy",
  unavailable: "lost",
  "list-closed": "closed",
  "case-full": "full",
  "case-ended": "ended",
  "does-not-fit": "does-not-fit",
};

/**
 * Reads an answer of the exchange. An answer that is not the exchange's own, a proxy's for
 * example, says nothing about whether the claims arrived: `lost`, to be sent again.
 */
export function outcomeOf(status: number, answer: unknown): SendOutcome {
  if (status === 201 && isReceipt(answer)) return { kind: "opened", receipt: answer };
  if (status === 201 && isRecord(answer) && answer["kind"] === "added") return { kind: "added" };

  const type = isRecord(answer) ? answer["type"] : undefined;
  if (typeof type !== "string") return { kind: "lost" };
  const code = type.slice(type.lastIndexOf("/") + 1);
  const known = Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code] : undefined;
  return { kind: known ?? (status >= 500 ? "lost" : "refused") };
}

function isReceipt(answer: unknown): answer is Receipt {
  return (
    isRecord(answer) &&
    ["caseNumber", "pin", "spareCode", "protectedUntil"].every(
      (name) => typeof answer[name] === "string",
    ) &&
    Array.isArray(answer["sentTo"])
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
