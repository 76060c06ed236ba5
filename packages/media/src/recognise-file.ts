import { fourCharacters } from "./boxes.ts";
import type { PhotoFormat } from "./decoder.ts";

/** What a file is by its first bytes. Those after `PhotoFormat` cannot be decoded here. */
export type FileKind =
  | PhotoFormat
  | "heic"
  | "gif"
  | "video"
  | "pdf"
  | "svg"
  | "bmp"
  | "tiff"
  | "unknown"
  | "empty";

/**
 * Decides what a file is by its first bytes; its name and declared type are
 * never asked. A file that is two things at once is what it begins as.
 *
 * `tiff` includes the raw files of cameras that are built on it.
 */
export function recogniseFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  const start = latin1(bytes.subarray(0, 16));

  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (start.startsWith("RIFF")) return riffKind(start.slice(8, 12));
  if (start.slice(4, 8) === "ftyp") return brandedKind(bytes);
  if (QUICKTIME_STARTS.has(start.slice(4, 8))) return "video";
  if (start.startsWith("\x1a\x45\xdf\xa3")) return "video"; // EBML: WebM, Matroska
  if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) return "gif";
  if (start.startsWith("%PDF-")) return "pdf";
  if (TIFF_STARTS.includes(start.slice(0, 4))) return "tiff";
  if (isBmp(bytes)) return "bmp";
  if (isSvg(bytes)) return "svg";
  return "unknown";
}

/** Boxes that begin a QuickTime film written before `ftyp` existed. */
const QUICKTIME_STARTS = new Set(["moov", "mdat", "wide", "free", "skip", "pnot"]);

/** Intel and Motorola order, TIFF 6.0 and BigTIFF. */
const TIFF_STARTS = ["II*\0", "MM\0*", "II+\0", "MM\0+"];

function riffKind(form: string): FileKind {
  if (form === "WEBP") return "webp";
  return form === "AVI " ? "video" : "unknown";
}

/** ISO/IEC 23008-12, annex B: HEVC pictures and sequences, and pictures of any codec. */
const HEIC_BRAND = /^(hei[cxms]|hev[cxms]|mif[12]|msf1)$/;
/** MP4, QuickTime, 3GP, Flash and camera films; the registered brands of mp4ra.org. */
const VIDEO_BRAND =
  /^(iso[m1-9a-c]|mp4[12v ]|avc1|qt {2}|M4V.|3g[2gp].|f4v |dash|MSNV|mmp4|XAVC|av01|avis)$/;

/** An image sequence that has no cover picture (`avis` without `avif`) is a film. */
function brandedKind(bytes: Uint8Array): FileKind {
  const brands = brandsOf(bytes);
  if (brands.includes("avif")) return "avif";
  if (brands.includes("avis")) return "video";
  if (brands.some((brand) => HEIC_BRAND.test(brand))) return "heic";
  return brands.some((brand) => VIDEO_BRAND.test(brand)) ? "video" : "unknown";
}

const MOST_BRANDS = 64;

/** The major brand and the compatible ones; the minor version between them is not a brand. */
function brandsOf(bytes: Uint8Array): string[] {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(size, bytes.length, 16 + MOST_BRANDS * 4);
  const brands = [fourCharacters(bytes, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(fourCharacters(bytes, at));
  return brands;
}

/** "BM" begins many a text too, so the length of the second header must be a known one. */
function isBmp(bytes: Uint8Array): boolean {
  if (bytes.length < 18 || latin1(bytes.subarray(0, 2)) !== "BM") return false;
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(14, true);
  return [12, 16, 40, 52, 56, 64, 108, 124].includes(headerBytes);
}

const SVG_SEARCH_BYTES = 4096;

/** A page of HTML may contain a drawing; a drawing begins as one, or as XML that soon does. */
function isSvg(bytes: Uint8Array): boolean {
  const text = latin1(bytes.subarray(0, SVG_SEARCH_BYTES)).replace(/^\xef\xbb\xbf/, "");
  return /^\s*(<svg|<\?xml|<!--|<!DOCTYPE\s+svg)/i.test(text) && /<svg[\s>]/i.test(text);
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
