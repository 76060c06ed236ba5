/** Where the next buffer goes: memory is laid out anew for every picture, from one place up. */
let next: usize = 0;

/** Forgets every buffer. The bytes stay until they are wiped. */
export function restartMemory(from: usize): void {
  next = (from + 15) & ~15;
}

/** @returns the first byte of a buffer, on a border of 16 bytes; it is reached only after `growMemory` */
export function reserve(bytes: usize): usize {
  const start = next;
  next = (next + bytes + 15) & ~15;
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
