import { type Context, Hono } from "hono";
import { UPLOAD_ID } from "../engine/hashed-upload.ts";
import type { OpenMatcher } from "../open-matcher.ts";
import { limitedBody } from "./limited-body.ts";
import { problem } from "./problem.ts";
import { readHashedUpload } from "./read-hashed-upload.ts";
import type { Turnstile } from "./turnstile.ts";

/**
 * `POST /v1/uploads`: decides about an upload, from its file or from its hash.
 *
 * A file that cannot be hashed is answered `unsure`, with the reason: the platform's own rules
 * apply to it, and it is not remembered.
 */
export function uploadRoute(matcher: OpenMatcher, turnstile: Turnstile, mostBytes: number) {
  const limit = limitedBody(mostBytes, (c) =>
    problem(c, "too-large", "Cannot take an upload of this size"),
  );

  return new Hono().post("/v1/uploads", async (c) => {
    const isHash = /^application\/json\b/i.test(c.req.header("content-type") ?? "");
    const isFile = /^(image\/|application\/octet-stream\b)/i.test(
      c.req.header("content-type") ?? "",
    );
    if (!isHash && !isFile) {
      return problem(c, "malformed", "Cannot read the upload: expected a picture or JSON");
    }

    const place = await turnstile.enter();
    if (place === undefined) return problem(c, "busy", "Cannot take more uploads at this moment");
    try {
      const refused = await limit(c, async () => {});
      if (refused !== undefined) return refused;
      return isHash ? await checkHash(c, matcher) : await checkFile(c, matcher);
    } finally {
      place.leave();
    }
  });
}

async function checkFile(c: Context, matcher: OpenMatcher) {
  const id = c.req.header("x-upload-id") ?? "";
  if (!UPLOAD_ID.test(id)) return problem(c, "malformed", "Cannot read the header x-upload-id");
  return c.json(await matcher.checkFile(id, new Uint8Array(await c.req.arrayBuffer())));
}

async function checkHash(c: Context, matcher: OpenMatcher) {
  const body: unknown = await c.req.json().catch(() => undefined);
  const request = readHashedUpload(body);
  switch (request.kind) {
    case "read":
      return c.json(matcher.check(request.upload, request.photo));
    case "malformed":
      return problem(c, "malformed", `Cannot read the hash sent: ${request.found}`);
  }
}
