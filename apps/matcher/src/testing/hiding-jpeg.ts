const COLUMNS = 208; // blocks of 8 x 8 pixels: 2.1 megapixels
const ROWS = 160;
const MIDDLE = 128;

/**
 * A JPEG in shades of grey, built by hand to look other in part than as a whole. The mean that each
 * block states shows one pattern. In some blocks the finest ripple is so strong that the decoder cuts
 * it off at black and white, so that the block becomes grey: all pixels together show another pattern.
 */
export function hidingJpeg(): Uint8Array<ArrayBuffer> {
  const bits = bitWriter();
  let before = 0;
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const place = { x: column / COLUMNS, y: row / ROWS };
      const isBright = (row + column) % 2 === 0;
      const level = Math.round((isBright ? 205 : 51) + 25 * pattern(place, 3));
      const isGrey = pattern(place, 7) < 0 === isBright;

      const mean = 8 * (level - MIDDLE);
      writeNumber(bits, 0, mean - before);
      before = mean;
      if (isGrey) {
        for (let zeros = 0; zeros < 3; zeros++) bits.write(codeOf(SIXTEEN_ZEROS), 4);
        writeNumber(bits, 14, STRONG);
      } else {
        bits.write(codeOf(END_OF_BLOCK), 4);
      }
    }
  }
  return Uint8Array.from([...HEAD, ...bits.end(), 0xff, 0xd9]);
}

/** Hills and valleys, -1 to 1; another picture for each seed. */
function pattern({ x, y }: { x: number; y: number }, seed: number): number {
  let sum = 0;
  for (let wave = 1; wave <= 12; wave++) {
    const across = (wave * seed) % 13;
    const down = (wave * seed * seed + wave) % 11;
    sum += Math.cos(Math.PI * (across * x + down * y) + wave * seed);
  }
  return Math.max(-1, Math.min(1, sum / 3));
}

/** A ripple of about 3,000 shades, in steps of 255. */
const STRONG = 48;
const END_OF_BLOCK = 0x00;
const SIXTEEN_ZEROS = 0xf0;

/** Sizes of a mean, and what may stand in a block: each gets a code of four bits, by its place. */
const MEANS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const RIPPLES = [END_OF_BLOCK, SIXTEEN_ZEROS, 0xe6];

const codeOf = (symbol: number) => RIPPLES.indexOf(symbol);

const twoBytes = (value: number) => [value >> 8, value & 0xff];
const segment = (marker: number, ...content: readonly number[]) => [
  0xff,
  marker,
  ...twoBytes(content.length + 2),
  ...content,
];
const codes = (table: number, symbols: readonly number[]) =>
  segment(0xc4, table, 0, 0, 0, symbols.length, ...Array<number>(12).fill(0), ...symbols);

/** ITU-T T.81, annex B: steps, size, codes, and one shade for each pixel. */
const HEAD = [
  0xff,
  0xd8,
  ...segment(0xdb, 0, ...Array<number>(63).fill(1), 255),
  ...segment(0xc0, 8, ...twoBytes(8 * ROWS), ...twoBytes(8 * COLUMNS), 1, 1, 0x11, 0),
  ...codes(0x00, MEANS),
  ...codes(0x10, RIPPLES),
  ...segment(0xda, 1, 1, 0x00, 0, 63, 0),
];

/** Writes a number after as many zeros: the code of both sizes, then its bits. */
function writeNumber(bits: Bits, zeros: number, value: number): void {
  const size = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
  bits.write(zeros === 0 ? MEANS.indexOf(size) : codeOf((zeros << 4) | size), 4);
  bits.write(value < 0 ? value + 2 ** size - 1 : value, size);
}

type Bits = ReturnType<typeof bitWriter>;

function bitWriter() {
  const bytes: number[] = [];
  let open = 0;
  let length = 0;
  function write(value: number, size: number): void {
    for (let bit = size - 1; bit >= 0; bit--) {
      open = (open << 1) | ((value >> bit) & 1);
      length += 1;
      if (length < 8) continue;
      bytes.push(open);
      if (open === 0xff) bytes.push(0); // else it would begin a marker
      open = 0;
      length = 0;
    }
  }
  return {
    write,
    end(): readonly number[] {
      while (length > 0) write(1, 1);
      return bytes;
    },
  };
}
