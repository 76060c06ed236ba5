/** Where the next buffer goes: memory is laid out anew for every picture, from one place up. */
let next: usize = 0;

/** Buffers begin where lines of a cache do, or rows of pixels would be copied and read more slowly. */
const LINE: usize = 64;

/** Forgets every buffer. The bytes stay until they are wiped. */
export function restartMemory(from: usize): void {
  next = wholeLines(from);
}

/** @returns the first byte of a buffer, on a border of 64 bytes; it is reached only after `growMemory` */
export function reserve(bytes: usize): usize {
  const start = next;
  next = wholeLines(next + bytes);
  return start;
}

/** The first byte behind all buffers. */
export function memoryEnd(): usize {
  return next;
}

/** @returns whether memory reaches to the end of all buffers */
export function growMemory(): bool {
  const pages = <i32>((next + 0xffff) >> 16);
  const missing = pages - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}

// @ts-ignore: decorator
@inline
function wholeLines(bytes: usize): usize {
  return (bytes + LINE - 1) & ~(LINE - 1);
}
