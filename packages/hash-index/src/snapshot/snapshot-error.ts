/** Bytes that cannot be taken for an index: torn, altered, or of another version. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
}
