/** The SHA-256 of `native/`. Written by `npm run kernels`; not to be edited. */
export const SOURCES_DIGEST = "68a0b5b2cec0d6da87574ac21a5a75ae48931481fb6aca84beb1eabb2314af68";
