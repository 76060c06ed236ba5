/**
 * A JPEG that is not reduced: a rare kind, or one that says what no encoder writes. It need not be
 * damaged; a full decoder decides that.
 */
export class UnusualJpegError extends Error {
  override readonly name = "UnusualJpegError";
}

export function unusual(what: string): UnusualJpegError {
  return new UnusualJpegError(`Cannot reduce JPEG: ${what}`);
}
