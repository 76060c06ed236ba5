const HAS_ALPHA = 0x10; // RFC 9649, 2.7

/**
 * Wraps one frame's chunks as a still WebP file, because the decoder refuses
 * animations. Nothing is decoded or encoded: the chunks are copied as they are.
 *
 * @param size of the frame, pixels, at most 16,384 a side
 * @param alpha the `ALPH` chunk with its header, for a lossy frame that has one
 * @param bitstream the `VP8 ` or `VP8L` chunk with its header
 */
export function wrapWebp(
  size: { readonly width: number; readonly height: number },
  alpha: Uint8Array | undefined,
  bitstream: Uint8Array,
): Uint8Array {
  const chunks = alpha ? [extendedHeader(size), alpha, bitstream] : [bitstream];
  const length = chunks.reduce((sum, chunk) => sum + chunk.length + (chunk.length % 2), 0);

  const file = new Uint8Array(12 + length);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x52494646); // "RIFF"
  view.setUint32(4, 4 + length, true);
  view.setUint32(8, 0x57454250); // "WEBP"
  let at = 12;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length + (chunk.length % 2);
  }
  return file;
}

function extendedHeader({ width, height }: { width: number; height: number }): Uint8Array {
  const chunk = new Uint8Array(18);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 0x56503858); // "VP8X"
  view.setUint32(4, 10, true);
  view.setUint8(8, HAS_ALPHA);
  view.setUint16(12, width - 1, true); // 24 bits; a bitstream's 14 leave the last byte 0
  view.setUint16(15, height - 1, true);
  return chunk;
}
