/** One box of an ISO base media file. */
export interface Box {
  /** Four characters, such as `meta`. */
  readonly type: string;
  /** What follows the box's header. */
  readonly body: Uint8Array;
}

/**
 * Yields the boxes that lie wholly inside `bytes`, one after another, and stops
 * at the first that does not (ISO/IEC 14496-12, 4.2).
 *
 * @returns the type of the box that reaches past the end, when one does
 */
export function* boxesOf(bytes: Uint8Array): Generator<Box, string | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const type = fourCharacters(bytes, at + 4);
    const stated = view.getUint32(at);
    const isLong = stated === 1;
    if (isLong && at + 16 > bytes.length) return type;

    const headerBytes = isLong ? 16 : 8;
    let size = stated;
    if (isLong) size = Number(view.getBigUint64(at + 8));
    if (stated === 0) size = bytes.length - at;
    if (size < headerBytes || at + size > bytes.length) return type;

    yield { type, body: bytes.subarray(at + headerBytes, at + size) };
    at += size;
  }
  return undefined;
}

/** Four bytes as text, one character a byte; shorter at the end of `bytes`. */
export function fourCharacters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
