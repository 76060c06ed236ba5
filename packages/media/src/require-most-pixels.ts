/**
 * Nothing is over a limit that is no number, such as one read from a setting that is not there.
 *
 * @throws {RangeError} for anything but a number above 0
 */
export function requireMostPixels(mostPixels: number): void {
  if (typeof mostPixels !== "number" || !(mostPixels > 0)) {
    throw new RangeError(`Cannot decode: expected a limit above 0 pixels, found ${mostPixels}`);
  }
}
