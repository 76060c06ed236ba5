import type { PhotoFormat } from "@holdfast/media";
import type { PdqHash } from "@holdfast/pdq";

/** One picture for the worker. Its bytes are handed over, not copied; the decoder is compiled code. */
export interface HashRequest {
  readonly id: number;
  readonly bytes: ArrayBuffer;
  readonly format: PhotoFormat;
  readonly decoder: WebAssembly.Module;
}

/** Why a picture is left out. Each has its words in `content/`. */
export type LeftOutReason =
  | "too-plain"
  | "too-large"
  | "damaged"
  | "not-a-picture"
  | "no-memory"
  | "heic"
  | "video"
  | "gif"
  | "other-file"
  | "broken";

/** What became of a picture. */
export type HashOutcome =
  | { readonly kind: "ready"; readonly hash: PdqHash; readonly quality: number }
  | { readonly kind: "left-out"; readonly why: LeftOutReason };

export interface HashAnswer {
  readonly id: number;
  readonly outcome: HashOutcome;
}
