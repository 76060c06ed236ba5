import { z } from "zod";
import type { Decision, ListName, Verdict } from "./post.ts";

const Matched = z.object({
  kind: z.enum(["block", "hold"]),
  list: z.enum(["adult", "under-18"]),
  listing: z.string(),
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
const Paused = z.object({
  paused: z.array(
    z.object({
      listing: z.string(),
      list: z.enum(["adult", "under-18"]),
      uploads: z.int(),
      samples: z.array(z.string()),
    }),
  ),
});
const DecisionsPage = z.object({
  cursor: z.coerce.string(),
  decisions: z.array(
    z.object({ cursor: z.coerce.string(), upload: z.string(), decision: DecisionForm }),
  ),
});

/** A decision the matcher has changed its mind about. */
export interface Rejudged {
  readonly cursor: string;
  readonly post: number;
  readonly decision: Decision;
}

/** A claim that matched so many posts that the matcher does nothing until someone has looked. */
export interface PausedClaim {
  /** The listing by the id that the exchange gave this platform. */
  readonly listing: string;
  readonly list: ListName;
  /** How many posts match it. */
  readonly posts: number;
  /** Some of those posts, the newest first; a review of any one ends the pause. */
  readonly samples: readonly number[];
}

/** How long the desk waits to hear what is paused, in milliseconds. */
const PAUSED_WITHIN = 3_000;

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

  /**
   * Says what the moderator found.
   *
   * @returns `undefined` for a post whose picture the matcher could not read, so does not remember
   * @throws {Error} when the matcher cannot be reached
   */
  async review(post: number, verdict: Verdict): Promise<Decision | undefined> {
    const response = await fetch(new URL(`v1/uploads/${uploadId(post)}/review`, this.#address), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ verdict }),
    });
    if (response.status === 404) return undefined;
    refuseUnlessOk(response);
    return Answer.parse(await response.json()).decision;
  }

  /** Asks which claims wait for a person's look. @throws {Error} when it cannot be reached */
  async paused(): Promise<readonly PausedClaim[]> {
    const signal = AbortSignal.timeout(PAUSED_WITHIN);
    const response = await this.#call("v1/paused", { signal });
    const { paused } = Paused.parse(await response.json());
    return paused.map(({ listing, list, uploads, samples }) => ({
      listing,
      list,
      posts: uploads,
      samples: samples.map(postOf),
    }));
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
      post: postOf(upload),
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

function postOf(upload: string): number {
  return Number(upload.slice("post-".length));
}
