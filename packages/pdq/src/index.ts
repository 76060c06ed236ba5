export type { DihedralForm } from "./dihedral-form.ts";
export { hammingDistance, setBits } from "./hamming-distance.ts";
export { type HashedPhoto, type HashedPhotoBy, hashPhoto } from "./hash-photo.ts";
export {
  type DihedralHashes,
  type DihedralHashesBy,
  hashPhotoDihedral,
} from "./hash-photo-dihedral.ts";
export { hashPhotoFast } from "./hash-photo-fast.ts";
export type { ExactKernel, HashingKernel } from "./hashing.ts";
export { openRowHasher, type RowHasher } from "./open-row-hasher.ts";
export { type PdqHash, parsePdqHash, pdqHashFromBytes, pdqHashToBytes } from "./pdq-hash.ts";
export {
  judgePlainness,
  LEAST_QUALITY,
  LEAST_SET_BITS,
  MOST_SET_BITS,
  type Plainness,
} from "./plainness.ts";
export { READINGS, type Reading } from "./readings.ts";
export { hashReducedPhoto } from "./reduced/hash-reduced-photo.ts";
export type { ReducedPhoto } from "./reduced/reduced-photo.ts";
export { LEAST_SIDE, type PhotoSize, type RgbaBytes, type RgbaPhoto } from "./rgba-photo.ts";
export { UPRIGHT_FORMS } from "./upright-forms.ts";
