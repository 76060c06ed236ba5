/**
 * The most that a package's main entry may add to a page, in kB (1,000 bytes): everything it exports
 * and everything that imports, bundled, minified and compressed with gzip. So 20 kB are half a second
 * on a slow line of 400 kbit/s. Each limit is about a tenth above what was measured when it was set,
 * room for mending but not for adding much without noticing.
 */
export const SIZE_LIMITS: Readonly<Record<string, number>> = {
  // The kernels as base64, more than half of it, and the same in TypeScript for where none can run.
  "@holdfast/pdq": 11.5,
  // The four decoders' own scripts are most of it; of their .wasm files a page fetches those it needs.
  // 2 kB are the reduced decoding of JPEG, which a bundler leaves out of a page that does not use it.
  "@holdfast/media": 24,
  // The kernel as base64, 6 kB of it.
  "@holdfast/hash-index": 11.5,
};
