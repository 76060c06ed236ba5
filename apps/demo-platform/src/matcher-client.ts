import { z } from "zod";
import type { Decision } from "./post.ts";

const Matched = z.object({
  kind: z.enum(["block", "hold"]),
  list: z.enum(["adult", "under-18"]),
  distance: z.int(),
  because: z.string(),
});
const DecisionForm = z.union([
  Matched,
  z.object({ kind: z.literal("hold"), because: z.string() }),
  z.object({ kind: z.literal("unsure"), because: z.string() }),
  z.object({ kind: z.literal("pass") }),
]);
const Answer = z.object({ decision: DecisionForm });
const DecisionsPage = z.object({
  cursor: z.coerce.string(),
  decisions: z.array(
    z.object({ cursor: z.coerce.string(), upload: z.string(), decision: DecisionForm }),
  ),
});

export type Verdict = "intimate" | "not-intimate" | "unsure";

/** A decision the matcher has changed its mind about. */
export interface Rejudged {
  readonly cursor: string;
  readonly post: number;
  readonly decision: Decision;
}

/** The platform's own matcher, spoken to as any platform would: over HTTP, by its own post ids. */
export class MatcherClient {
  readonly #address: URL;

  constructor(address: URL) {
    this.#address = address;
  }

  /** Asks what may be done about a post. @throws {Error} when the matcher cannot be reached */
  async check(post: number, bytes: Uint8Array): Promise<Decision> {
    const response = await this.#call("v1/uploads", {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-upload-id": uploadId(post) },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    return Answer.parse(await response.json()).decision;
  }

  /** Says what the moderator found. @throws {Error} when the matcher cannot be reached */
  async review(post: number, verdict: Verdict): Promise<Decision> {
    const response = await this.#call(`v1/uploads/${uploadId(post)}/review`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ verdict }),
    });
    return Answer.parse(await response.json()).decision;
  }

  /**
   * Waits up to `wait` seconds for posts to be judged anew since a cursor.
   *
   * @returns `resync` when the matcher does not know the cursor: it has lost what it remembered
   */
  async rejudged(
    since: string,
    wait: number,
    signal: AbortSignal,
  ): Promise<readonly Rejudged[] | "resync"> {
    const query = new URLSearchParams({ since, wait: String(wait) });
    const response = await fetch(new URL(`v1/decisions?${query}`, this.#address), { signal });
    if (response.status === 410) return "resync";
    refuseUnlessOk(response);
    const page = DecisionsPage.parse(await response.json());
    return page.decisions.map(({ cursor, upload, decision }) => ({
      cursor,
      post: Number(upload.slice("post-".length)),
      decision,
    }));
  }

  async #call(place: string, request: RequestInit): Promise<Response> {
    const response = await fetch(new URL(place, this.#address), request);
    refuseUnlessOk(response);
    return response;
  }
}

function refuseUnlessOk(response: Response): void {
  if (!response.ok) throw new Error(`Cannot use the matcher: it answered ${response.status}`);
}

function uploadId(post: number): string {
  return `post-${post}`;
}
