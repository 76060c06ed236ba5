import { HashText } from "@holdfast/contract";
import { type PdqHash, parsePdqHash } from "@holdfast/pdq";
import { z } from "zod";
import { FORMS, type HashedUpload, inOrder, UPLOAD_ID } from "../engine/hashed-upload.ts";

const Quality = z.int().min(0).max(100);
const Upload = z.string().regex(UPLOAD_ID);
const Hash = HashText.transform((text) => parsePdqHash(text) as PdqHash);

/** The hash of the picture as it is. */
const InOneForm = z.strictObject({ upload: Upload, hash: Hash, quality: Quality });

/** All eight forms, with which mirrored and turned copies are found as well. */
const InEightForms = z.strictObject({
  upload: Upload,
  hashes: z.record(z.enum(FORMS), Hash),
  quality: Quality,
});

export type ReadUpload =
  | { readonly kind: "read"; readonly upload: string; readonly photo: HashedUpload }
  /** `found` names the first field that cannot be used; it repeats nothing that was sent. */
  | { readonly kind: "malformed"; readonly found: string };

/**
 * Reads what a platform sends that hashes itself.
 *
 * @param body what its JSON says, `undefined` when it is none
 */
export function readHashedUpload(body: unknown): ReadUpload {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return { kind: "malformed", found: "not a JSON object" };
  }
  if ("hash" in body && "hashes" in body) {
    return { kind: "malformed", found: 'both "hash" and "hashes"; send one of them' };
  }

  const request = ("hashes" in body ? InEightForms : InOneForm).safeParse(body);
  if (!request.success) return { kind: "malformed", found: inWords(request.error.issues[0]!) };
  const { upload, quality } = request.data;
  const hashes = "hash" in request.data ? [request.data.hash] : inOrder(request.data.hashes);
  return { kind: "read", upload, photo: { hashes, quality } };
}

const A_HASH = "of 64 hexadecimal digits, lower case";

/** In the words that a scan has for its lines, see `MALFORMED`. */
function inWords({ code, path: [field, form] }: z.core.$ZodIssue): string {
  switch (field) {
    case "upload":
      return 'no "upload" of 1 to 80 letters, digits, "_", ".", ":" or "-"';
    case "hash":
      return `no "hash" ${A_HASH}, and no "hashes"`;
    case "hashes":
      if (code === "unrecognized_keys")
        return `a form in "hashes" that is none of ${FORMS.join(", ")}`;
      if (form === undefined) return 'no "hashes" with all eight forms';
      return `no "${String(form)}" in "hashes" ${A_HASH}`;
    case "quality":
      return 'no "quality" that is a whole number from 0 to 100';
    default:
      return 'a field that is none of "upload", "hash", "hashes" and "quality"';
  }
}
