import { boxesOf, fourCharacters } from "./boxes.ts";
import type { Orientation } from "./orientation.ts";
import { type PhotoHeader, wholePicture } from "./photo-header.ts";

const FULL_BOX_BYTES = 4; // version and flags
const MAJOR_BRAND_AT = 8;

/** What a file is read from; a cut through any other box leaves the picture whole. */
const NEEDED = new Set(["ftyp", "meta", "mdat", "moov"]);

/**
 * Reads an AVIF's size, turn and end (ISO/IEC 23008-12, 6.5; AVIF 1.1). Of an
 * image sequence the still is its cover picture, the primary item.
 *
 * Orientation comes from `irot` and `imir`. Exif is not asked: the format says
 * that these two properties decide, and that a reader ignores Exif's tag.
 */
export function parseAvifHeader(bytes: Uint8Array): PhotoHeader | undefined {
  const top = boxesOf(bytes);
  let meta: Uint8Array | undefined;
  let step = top.next();
  for (; !step.done; step = top.next()) {
    if (step.value.type === "meta") meta ??= step.value.body;
  }
  if (meta === undefined) return undefined;
  const isWhole = step.value === undefined || !NEEDED.has(step.value);

  const properties = primaryProperties(meta.subarray(FULL_BOX_BYTES));
  const extent = properties.get("ispe");
  if (extent === undefined) return undefined;
  const view = new DataView(extent.buffer, extent.byteOffset, extent.byteLength);
  const size = {
    width: view.getUint32(FULL_BOX_BYTES),
    height: view.getUint32(FULL_BOX_BYTES + 4),
  };
  return wholePicture(size, turnOf(properties), isWhole ? withCoverFirst(bytes) : undefined);
}

/** The properties of the primary item by type; of two alike, the first. */
function primaryProperties(meta: Uint8Array): Map<string, Uint8Array> {
  let primary: number | undefined;
  let all: Uint8Array[] = [];
  const types: string[] = [];
  const associations: Uint8Array[] = [];
  for (const { type, body } of boxesOf(meta)) {
    if (type === "pitm") primary ??= itemId(body, FULL_BOX_BYTES, body[0] === 0);
    if (type !== "iprp") continue;
    for (const inner of boxesOf(body)) {
      if (inner.type === "ipma") associations.push(inner.body);
      if (inner.type !== "ipco" || all.length > 0) continue;
      const boxes = [...boxesOf(inner.body)];
      all = boxes.map((box) => box.body);
      types.push(...boxes.map((box) => box.type));
    }
  }

  const found = new Map<string, Uint8Array>();
  if (primary === undefined) return found;
  for (const index of associations.flatMap((body) => associatedWith(primary, body))) {
    const type = types[index - 1];
    const body = all[index - 1];
    if (type !== undefined && body !== undefined && !found.has(type)) found.set(type, body);
  }
  return found;
}

/** The property numbers, from 1, that an `ipma` box gives to one item. */
function associatedWith(item: number, ipma: Uint8Array): number[] {
  const view = new DataView(ipma.buffer, ipma.byteOffset, ipma.byteLength);
  const isShortId = view.getUint8(0) < 1;
  const isWide = (view.getUint8(3) & 1) === 1;
  const found: number[] = [];
  let at = FULL_BOX_BYTES + 4;
  for (let left = view.getUint32(FULL_BOX_BYTES); left > 0; left--) {
    const id = itemId(ipma, at, isShortId);
    at += isShortId ? 2 : 4;
    const count = view.getUint8(at);
    at += 1;
    for (let i = 0; i < count; i++) {
      // The top bit says "essential"; the rest is the number.
      const number = isWide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f;
      at += isWide ? 2 : 1;
      if (id === item) found.push(number);
    }
  }
  return found;
}

function itemId(body: Uint8Array, at: number, isShort: boolean): number {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return isShort ? view.getUint16(at) : view.getUint32(at);
}

/** By `irot`, quarter turns anticlockwise, 0 to 3. */
const TURNED = [1, 8, 3, 6] as const;
/** By `irot`, when `imir` then exchanges top and bottom. */
const TURNED_THEN_TOP_TO_BOTTOM = [4, 5, 2, 7] as const;
/** By `irot`, when `imir` then exchanges left and right. */
const TURNED_THEN_LEFT_TO_RIGHT = [2, 7, 4, 5] as const;

/** Turn first, mirror second: the order that MIAF (ISO/IEC 23000-22, 7.3.6.7) prescribes. */
function turnOf(properties: ReadonlyMap<string, Uint8Array>): Orientation {
  const quarters = (properties.get("irot")?.[0] ?? 0) & 3;
  const mirror = properties.get("imir")?.[0];
  if (mirror === undefined) return TURNED[quarters] ?? 1;
  const mirrored = (mirror & 1) === 0 ? TURNED_THEN_TOP_TO_BOTTOM : TURNED_THEN_LEFT_TO_RIGHT;
  return mirrored[quarters] ?? 1;
}

/**
 * The decoder looks at the major brand: unless that says `avif`, it may take a
 * frame of the sequence instead of the picture whose header was read here.
 */
function withCoverFirst(bytes: Uint8Array): Uint8Array {
  if (fourCharacters(bytes, MAJOR_BRAND_AT) === "avif") return bytes;
  const copy = bytes.slice();
  copy.set([0x61, 0x76, 0x69, 0x66], MAJOR_BRAND_AT);
  return copy;
}
