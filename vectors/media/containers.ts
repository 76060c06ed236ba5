// Puts parts of picture files together byte by byte, where an encoder would not write what a test needs.
import { crc32, deflateSync } from "node:zlib";

export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
}

/** A PNG chunk with its length and checksum. */
export function pngChunk({ type, data }: PngChunk): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

export const PNG_SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

export function pngChunks(png: Buffer): PngChunk[] {
  const chunks: PngChunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString("latin1", at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

export function pngOf(chunks: readonly PngChunk[]): Buffer {
  return Buffer.concat([PNG_SIGNATURE, ...chunks.map(pngChunk)]);
}

/** The same PNG with chunks put in before its first IDAT. */
export function pngWith(png: Buffer, ...added: PngChunk[]): Buffer {
  const chunks = pngChunks(png);
  chunks.splice(
    chunks.findIndex(({ type }) => type === "IDAT"),
    0,
    ...added,
  );
  return pngOf(chunks);
}

export interface PngRows {
  readonly width: number;
  readonly height: number;
  /** Bits of one sample. */
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGBA. */
  readonly colour: number;
  /** Packed samples, one buffer a row. */
  readonly rows: readonly Buffer[];
  /** Chunks to put between header and pixels. */
  readonly before?: readonly PngChunk[];
}

export function pngFromRows({ width, height, depth, colour, rows, before = [] }: PngRows): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, 0], 8);
  const filtered = Buffer.concat(rows.map((row) => Buffer.concat([Buffer.from([0]), row])));
  return pngOf([
    { type: "IHDR", data: header },
    ...before,
    { type: "IDAT", data: deflateSync(filtered, { level: 9 }) },
    { type: "IEND", data: Buffer.alloc(0) },
  ]);
}

/**
 * An Exif block, without `Exif\0\0`, whose first directory gives the
 * orientation and whose second, the thumbnail's, says 1.
 */
export function exif(orientation: number, isLittle: boolean): Buffer {
  const block = Buffer.alloc(8 + 2 * 18);
  const u16 = (value: number, at: number) =>
    isLittle ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    isLittle ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  block.write(isLittle ? "II" : "MM", 0, "latin1");
  u16(42, 2);
  u32(8, 4);
  const directories = [
    { at: 8, value: orientation, next: 26 },
    { at: 26, value: 1, next: 0 },
  ];
  for (const { at, value, next } of directories) {
    u16(1, at);
    u16(0x0112, at + 2);
    u16(3, at + 4);
    u32(1, at + 6);
    u16(value, at + 10);
    u32(next, at + 14);
  }
  return block;
}

/** The same JPEG with one segment put in right after its start. */
export function jpegWith(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

export function riffChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

export function webpOf(chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
  const head = Buffer.alloc(8);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** @param flags RFC 9649, 2.7: 0x20 profile, 0x10 alpha, 0x08 Exif, 0x02 animation */
export function webpExtended(flags: number, width: number, height: number): Buffer {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return riffChunk("VP8X", data);
}

/** The first chunk of a simple WebP: its bitstream, with header and padding. */
export function webpBitstream(webp: Buffer): Buffer {
  return webp.subarray(12, 20 + webp.readUInt32LE(16) + (webp.readUInt32LE(16) % 2));
}

export interface WebpFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly bitstream: Buffer;
}

export function webpFrame({ left, top, width, height, bitstream }: WebpFrame): Buffer {
  const head = Buffer.alloc(16);
  head.writeUIntLE(left / 2, 0, 3);
  head.writeUIntLE(top / 2, 3, 3);
  head.writeUIntLE(width - 1, 6, 3);
  head.writeUIntLE(height - 1, 9, 3);
  head.writeUIntLE(100, 12, 3); // milliseconds
  return riffChunk("ANMF", Buffer.concat([head, bitstream]));
}

export function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** A file type box: major brand, version 0, then compatible brands. */
export function fileType(major: string, ...compatible: string[]): Buffer {
  const text = (brand: string) => Buffer.from(brand, "latin1");
  return box("ftyp", text(major), Buffer.alloc(4), ...compatible.map(text));
}
