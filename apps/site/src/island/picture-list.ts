import type { ListName, NewClaim } from "@holdfast/contract";
import type { HashOutcome } from "./messages.ts";

/** Where one chosen picture is on its way to a hash. */
export type PictureState =
  | { readonly kind: "waiting" }
  | { readonly kind: "reading" }
  /** Work was stopped before it was done; it can go on. */
  | { readonly kind: "stopped" }
  | HashOutcome;

const WAITING: PictureState = { kind: "waiting" };
const STOPPED: PictureState = { kind: "stopped" };

export interface Picture {
  /** From 1, in the order of choosing; never used again after the picture was removed. */
  readonly number: number;
  readonly file: Blob;
  readonly state: PictureState;
}

/**
 * Adds files at the end of the list, as many as fit, and answers which ones did not. A picture that
 * will not be sent takes up no place.
 */
export function withFiles(
  pictures: readonly Picture[],
  files: readonly Blob[],
  { most, next }: { readonly most: number; readonly next: number },
): { readonly pictures: readonly Picture[]; readonly over: readonly Blob[] } {
  const places = Math.max(0, most - readyOnes(pictures).length - undecidedCount(pictures));
  const added = files.slice(0, places).map((file, index) => ({
    number: next + index,
    file,
    state: WAITING,
  }));
  return { pictures: [...pictures, ...added], over: files.slice(places) };
}

function undecidedCount(pictures: readonly Picture[]): number {
  return pictures.length - doneCount(pictures);
}

export function withState(
  pictures: readonly Picture[],
  number: number,
  state: PictureState,
): readonly Picture[] {
  return pictures.map((picture) => (picture.number === number ? { ...picture, state } : picture));
}

export function without(pictures: readonly Picture[], number: number): readonly Picture[] {
  return pictures.filter((picture) => picture.number !== number);
}

/** Stops work: nothing that was chosen is lost. */
export function withWorkStopped(pictures: readonly Picture[]): readonly Picture[] {
  return pictures.map((picture) => (isOpen(picture) ? { ...picture, state: STOPPED } : picture));
}

/** Lets work go on with what was stopped. */
export function withWorkResumed(pictures: readonly Picture[]): readonly Picture[] {
  return pictures.map((picture) => (isStopped(picture) ? { ...picture, state: WAITING } : picture));
}

export function isStopped({ state }: Picture): boolean {
  return state.kind === "stopped";
}

function isOpen({ state }: Picture): boolean {
  return state.kind === "waiting" || state.kind === "reading";
}

/** What to say about a picture: its state, or `same` when one before it became the same hash. */
export function sayingOf(pictures: readonly Picture[], picture: Picture): string {
  const { state } = picture;
  switch (state.kind) {
    case "waiting":
    case "reading":
    case "stopped":
      return state.kind;
    case "left-out":
      return state.why;
    case "ready":
      return readyOnes(pictures).includes(picture) ? "ready" : "same";
  }
}

/** The pictures that will be sent: ready, and each hash once. */
export function readyOnes(pictures: readonly Picture[]): readonly Picture[] {
  const seen = new Set<string>();
  return pictures.filter(({ state }) => {
    if (state.kind !== "ready" || seen.has(state.hash)) return false;
    seen.add(state.hash);
    return true;
  });
}

/** How many are done, whatever became of them. */
export function doneCount(pictures: readonly Picture[]): number {
  return pictures.filter(({ state }) => state.kind === "ready" || state.kind === "left-out").length;
}

/** Those that will not be sent: left out, stopped, or the same as another one. */
export function unsentOnes(pictures: readonly Picture[]): readonly Picture[] {
  const sent = new Set(readyOnes(pictures));
  return pictures.filter((picture) => !sent.has(picture));
}

/** Whether there are pictures and each of them turned out to be of no use. */
export function areAllLeftOut(pictures: readonly Picture[]): boolean {
  return pictures.length > 0 && pictures.every(({ state }) => state.kind === "left-out");
}

/** How many are the same as another one, and how many are left out for what they are. */
export function unsentCounts(pictures: readonly Picture[]): {
  readonly alreadyThere: number;
  readonly leftOut: number;
} {
  const hashed = pictures.filter(({ state }) => state.kind === "ready").length;
  const alreadyThere = hashed - readyOnes(pictures).length;
  return { alreadyThere, leftOut: pictures.length - hashed };
}

/** What crosses the wire for this list: hashes, qualities and the list, nothing else. */
export function claimsOf(pictures: readonly Picture[], list: ListName): NewClaim[] {
  return readyOnes(pictures).flatMap(({ state }) =>
    state.kind === "ready" ? [{ hash: state.hash, quality: state.quality, list }] : [],
  );
}
