import type { PdqHash } from "@holdfast/pdq";

/**
 * Why a line of a list cannot be used:
 * - `too-long`: over the limit; `not-text`: bytes that are no UTF-8
 * - `not-json`: no JSON object; `bad-id`: no text of 1 to 1,000 characters under `id`
 * - `bad-hash`: other than 64 lower-case hexadecimal digits; `bad-quality`: there, and no whole
 *   number from 0 to 100
 */
export type WhyMalformed =
  | "too-long"
  | "not-text"
  | "not-json"
  | "bad-id"
  | "bad-hash"
  | "bad-quality";

/** One thing of which a scan says something. `line` counts from 1. */
export type ScanItem = (
  | { readonly kind: "file" | "closed-folder"; readonly path: string }
  | {
      readonly kind: "hash";
      readonly id: string;
      readonly hash: PdqHash;
      /** 0 to 100; absent where the list does not say. */
      readonly quality?: number;
    }
  | {
      readonly kind: "malformed";
      readonly line: number;
      /** What the line calls itself, where that can be read. */
      readonly id?: string;
      readonly why: WhyMalformed;
    }
) & {
  /** Tells its source where to go on after it; holds no hash and no id. */
  readonly after: string;
};

/** A link below a folder. It is not followed, only counted. */
export interface PassedOver {
  readonly kind: "link";
  /** As that of an item. */
  readonly after: string;
}

/** What a source has, for people. */
export type Unit = "files" | "hashes";

/** What a scan reads from. */
export interface ScanSource {
  readonly unit: Unit;
  /** How to know it again; absent where it can be read only once, such as standard input. */
  readonly identity?: {
    /** Tells it from all other sources. */
    readonly name: string;
    /** Changes when it is not known any more where `after` points to. */
    readonly version: string;
    /** Whether something may have been added before a place, which is not met when going on after it. */
    readonly mayGrow: boolean;
  };
  /** How many items come after a place; `undefined` where only reading would tell. */
  count(after: string | undefined): Promise<number | undefined>;
  /**
   * The items after a place, always in the same order, as many at a time as come at once. What is
   * wrong with one is an item as well.
   *
   * @throws {Error} when the list itself cannot be read on
   */
  items(after: string | undefined): AsyncIterable<readonly (ScanItem | PassedOver)[]>;
}
