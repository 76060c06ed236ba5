export type { NativeSearch } from "./kernel/native-search.ts";
export { compileNativeSearch } from "./native/compile.ts";
export { nativeSearch } from "./native/load.ts";
export { NativeSearchMissing } from "./native/missing.ts";
