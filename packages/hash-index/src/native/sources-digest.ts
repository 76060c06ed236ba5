/** The SHA-256 of `native/`. Written by `npm run kernels`; not to be edited. */
export const SOURCES_DIGEST = "0b7122eabff9de8deb81582b810ba11eca9bdd58e5fce3d33c933ba9ed29dbb4";
