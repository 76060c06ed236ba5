import type { Context } from "hono";
import { problem } from "./problem.ts";

/**
 * The key in `Authorization: Bearer …`; an empty text for a missing or misshapen one, which no
 * participant has, so that it is refused in the same place as a wrong one.
 */
export function participantKey(c: Context): string {
  const header = c.req.header("authorization") ?? "";
  return /^Bearer ([!-~]{1,100})$/i.exec(header)?.[1] ?? "";
}

/** Missing, unknown, rotated and revoked keys get this one answer. */
export function notAuthorised(c: Context): Response {
  c.header("www-authenticate", 'Bearer realm="participants"');
  return problem(c, "not-authorised", "Cannot answer without a participant's valid key");
}
