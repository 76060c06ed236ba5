import { boxWindow } from "./box";
import { reserve } from "./memory";

/**
 * The first means of the rows in a window down columns. They lie aslant: four that enter a window in
 * one step of a walk, each a row below and a column left of the one before, are behind each other, and
 * so are the four that leave it, whichever rows those are. The mean of row `y` and column `x` is `x + y`
 * strides and `y` floats from the first; where it lies, another one lay that no window needs any more.
 *
 * So each group of four rows lies a little behind the one before. Where there is room for no more, all
 * that is still needed is moved to the start.
 */

const FLOAT_BYTES: usize = 4;
/** Steps before a walk's first that have to be zeros, and steps behind its last that may be written to. */
const BEFORE: usize = 12;
const BEHIND: usize = 12;

let stride: usize = 0;
let windowBytes: usize = 0;
/** How far behind a group the next one lies. */
let apart: usize = 0;
/** All that a group reads and writes, from `start` for the first one. */
let groupBytes: usize = 0;
let start: usize = 0;
/** Where the first step of the first group lies, of the next one, and of the last there is room for. */
let firstGroup: usize = 0;
let nextGroup: usize = 0;
let lastGroup: usize = 0;

/** Lays memory out for walks of so many steps. */
export function layOutHeldMeans(steps: i32, height: i32): void {
  const window = boxWindow(height);
  // At least the rows of a window and of a group, in whole registers.
  stride = <usize>((window + 7) & ~3) * FLOAT_BYTES;
  windowBytes = <usize>window * (stride + FLOAT_BYTES);
  apart = 4 * (stride + FLOAT_BYTES);
  const before = (windowBytes + BEFORE * stride + 15) & ~15;
  groupBytes = before + (<usize>steps + BEHIND) * stride;
  // A fourth more, so that little is moved.
  const further = (groupBytes / (4 * apart) + 1) * apart;
  start = reserve(groupBytes + further + apart);
  firstGroup = start + before;
  nextGroup = firstGroup;
  lastGroup = firstGroup + further;
}

/** Bytes from one step of a walk to the next. */
export function heldStride(): usize {
  return stride;
}

/** Bytes from the means that leave the window in a step to those that enter it. */
export function heldWindowBytes(): usize {
  return windowBytes;
}

/** Where the first step of the next four rows keeps its means. Those of steps before it are zeros. */
export function takeHeldGroup(): usize {
  if (nextGroup > lastGroup) {
    memory.copy(start, start + nextGroup - firstGroup, groupBytes);
    nextGroup = firstGroup;
  }
  const group = nextGroup;
  nextGroup += apart;
  for (let step: usize = 1; step <= BEFORE; step++) {
    v128.store(group - step * stride, f32x4.splat(0));
  }
  return group;
}
