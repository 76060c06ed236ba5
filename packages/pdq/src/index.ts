export type { DihedralForm } from "./dihedral-form.ts";
export { hammingDistance, setBits } from "./hamming-distance.ts";
export { type HashedPhoto, hashPhoto } from "./hash-photo.ts";
export { type DihedralHashes, hashPhotoDihedral } from "./hash-photo-dihedral.ts";
export { type PdqHash, parsePdqHash, pdqHashFromBytes, pdqHashToBytes } from "./pdq-hash.ts";
export {
  judgePlainness,
  LEAST_QUALITY,
  LEAST_SET_BITS,
  MOST_SET_BITS,
  type Plainness,
} from "./plainness.ts";
export type { RgbaPhoto } from "./rgba-photo.ts";
