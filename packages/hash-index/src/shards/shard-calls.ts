import type { Found } from "../found.ts";

/** What a shard can be asked, and what it answers. */
export interface ShardCalls {
  /** Makes its empty index. */
  make: { asked: { readonly room: number }; answer: undefined };
  /** Takes over a saved index piece by piece; `undefined` ends it. */
  open: { asked: { readonly piece: Uint8Array | undefined }; answer: undefined };
  add: { asked: { readonly number: number; readonly hash: Uint8Array }; answer: undefined };
  addMany: {
    asked: { readonly numbers: Uint32Array; readonly hashes: Uint8Array };
    answer: undefined;
  };
  remove: { asked: { readonly number: number; readonly hash: Uint8Array }; answer: boolean };
  search: { asked: { readonly hash: Uint8Array; readonly distance: number }; answer: Found };
  searchMany: {
    asked: { readonly hashes: Uint8Array; readonly distance: number };
    answer: undefined;
  };
  /** Begins to save; nothing may change until the last piece was asked for. */
  save: { asked: undefined; answer: undefined };
  /** The next piece; `undefined` after the last. */
  savedPiece: { asked: undefined; answer: Uint8Array | undefined };
}

export type Asked<Kind extends keyof ShardCalls> = ShardCalls[Kind]["asked"];
export type Answer<Kind extends keyof ShardCalls> = ShardCalls[Kind]["answer"];

/** A message to a shard. */
export interface Ask<Kind extends keyof ShardCalls = keyof ShardCalls> {
  /** Tells calls to one shard apart, 1 to 2,147,483,647. */
  readonly call: number;
  readonly kind: Kind;
  readonly asked: Asked<Kind>;
}

/** Some of what a batch found, one behind the other in three arrays. */
export interface FoundPiece {
  readonly queries: Uint32Array;
  readonly numbers: Uint32Array;
  readonly distances: Uint8Array;
}

/** A message from a shard. Each call gets one `answer` or `refused`; a batch, any number of `found` before. */
export type Reply = { readonly call: number } & (
  | {
      readonly kind: "answer";
      readonly answer: Answer<keyof ShardCalls>;
      readonly size: number;
      readonly memory: number;
    }
  | { readonly kind: "refused"; readonly name: string; readonly message: string }
  | { readonly kind: "found"; readonly piece: FoundPiece }
);

/** What a worker is started with. */
export interface ShardData {
  /** Shared with the worker; absent where there is no memory to share. */
  readonly words: Int32Array | undefined;
}

/** Shared words: how often the worker was rung up, and the call it should stop. */
export const RINGS = 0;
export const STOPPED = 1;
export const WORDS = 2;
