import { HashText } from "@holdfast/contract";
import { type PdqHash, parsePdqHash } from "@holdfast/pdq";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { FORMS, type HashedUpload, inOrder, UPLOAD_ID } from "../engine/hashed-upload.ts";
import type { OpenMatcher } from "../open-matcher.ts";
import { limitedBody } from "./limited-body.ts";
import { problem } from "./problem.ts";
import type { Turnstile } from "./turnstile.ts";

const Quality = z.int().min(0).max(100);
const Upload = z.string().regex(UPLOAD_ID);
const Hash = HashText.transform((text) => parsePdqHash(text) as PdqHash);

/**
 * A platform that hashes itself sends the hash of the picture as it is, or all eight forms, with
 * which mirrored and turned copies are found as well.
 */
const HashedUploadRequest = z.union([
  z.strictObject({ upload: Upload, hash: Hash, quality: Quality }),
  z.strictObject({ upload: Upload, hashes: z.record(z.enum(FORMS), Hash), quality: Quality }),
]);

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
  const request = HashedUploadRequest.safeParse(body);
  if (!request.success) return problem(c, "malformed", "Cannot read the hash sent");
  return c.json(matcher.check(request.data.upload, photoOf(request.data)));
}

function photoOf(request: z.infer<typeof HashedUploadRequest>): HashedUpload {
  const hashes = "hash" in request ? [request.hash] : inOrder(request.hashes);
  return { hashes, quality: request.quality };
}
