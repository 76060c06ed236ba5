import type { Context } from "hono";
import { UPLOAD_ID } from "../engine/hashed-upload.ts";

/** The upload's id in the path, or `undefined` when it has another form. */
export function uploadIdIn(c: Context): string | undefined {
  const id = c.req.param("id") ?? "";
  return UPLOAD_ID.test(id) ? id : undefined;
}
