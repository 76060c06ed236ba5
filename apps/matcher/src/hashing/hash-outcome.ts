import type { DihedralHashes } from "@holdfast/pdq";

/**
 * Why a file has no hash:
 * - `not-yet`: a kind of file Holdfast will read one day, such as video or HEIC
 * - `not-a-picture`, `too-large` (pixels or bytes), `too-small` (a side under 5 pixels), `damaged`
 * - `timed-out`, `crashed`: the decoder did not come to an end; only its worker was ended
 * - `no-access`: the system did not let the file be read
 */
export type WhyUnreadable =
  | "not-yet"
  | "not-a-picture"
  | "too-large"
  | "too-small"
  | "damaged"
  | "timed-out"
  | "crashed"
  | "no-access";

/** What became of a file's bytes. */
export type HashOutcome =
  | ({
      readonly kind: "hashed";
      /** 1 when every pixel was hashed; else how far the picture was reduced, see `hashReduced`. */
      readonly reduction: 1 | 4 | 8;
    } & DihedralHashes)
  | { readonly kind: "unreadable"; readonly why: WhyUnreadable };
