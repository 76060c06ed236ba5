import { ReviewRequest } from "@holdfast/contract";
import { Hono } from "hono";
import { z } from "zod";
import type { OpenMatcher } from "../open-matcher.ts";
import { limitedBody } from "./limited-body.ts";
import { problem } from "./problem.ts";
import { uploadIdIn } from "./upload-id.ts";

const MOST_BYTES = 1_000;

const UploadReview = z.strictObject({ verdict: ReviewRequest.shape.verdict });

/**
 * `POST /v1/uploads/{id}/review`: what this platform's trained reviewer saw. It counts for every
 * listing the upload matches; when the answer comes, all uploads it touches were judged again.
 */
export function reviewRoute(matcher: OpenMatcher) {
  const limit = limitedBody(MOST_BYTES, (c) =>
    problem(c, "too-large", "Cannot take a review of this size"),
  );

  return new Hono().post("/v1/uploads/:id/review", limit, async (c) => {
    const id = uploadIdIn(c);
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = UploadReview.safeParse(body);
    if (id === undefined || !request.success) {
      return problem(c, "malformed", "Cannot read the review sent");
    }

    const answer = await matcher.review(id, request.data.verdict);
    return answer === undefined
      ? problem(c, "not-found", "Cannot review an upload that is not remembered")
      : c.json(answer);
  });
}
