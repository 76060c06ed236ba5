export { type IndexReader, indexReader } from "./shared/index-reader.ts";
export {
  openSharedIndex,
  type SharedHandle,
  type SharedIndex,
  sharedIndex,
} from "./shared/shared-index.ts";
