import { Hono } from "hono";
import type { OpenMatcher } from "../open-matcher.ts";
import { problem } from "./problem.ts";
import { uploadIdIn } from "./upload-id.ts";

/**
 * `DELETE /v1/uploads/{id}`: the platform no longer has an upload, so it is forgotten here.
 * Asked twice, or about one that was never remembered, the answer is the same.
 */
export function forgetRoute(matcher: OpenMatcher) {
  return new Hono().delete("/v1/uploads/:id", (c) => {
    const id = uploadIdIn(c);
    if (id === undefined) return problem(c, "malformed", "Cannot read the upload's id");
    matcher.forget(id);
    return c.body(null, 204);
  });
}
