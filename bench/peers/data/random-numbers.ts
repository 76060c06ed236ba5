/** The same made-up numbers for the same seed, on every machine. */
export interface RandomNumbers {
  /** A whole number of 32 bits, 0 to 4,294,967,295. */
  readonly word: () => number;
  /** A whole number from 0 to under `limit`, which is at most 65,536. */
  readonly below: (limit: number) => number;
}

/** sfc32, the small fast counter of PractRand by Chris Doty-Humphrey: 128 bits of state. */
export function randomNumbers(seed: number): RandomNumbers {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;

  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 16; round += 1) word();

  return { word, below: (limit) => Math.floor((word() / 2 ** 32) * limit) };
}
