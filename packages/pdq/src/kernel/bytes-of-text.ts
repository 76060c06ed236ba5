const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Reads base64, four digits for three bytes, with `=` to fill up the last four.
 *
 * Written out because the package relies on neither Node's `Buffer` nor a page's `atob`.
 */
export function bytesOfText(text: string): Uint8Array {
  const valueAt = new Uint8Array(128);
  for (const [value, digit] of [...DIGITS].entries()) valueAt[digit.charCodeAt(0)] = value;

  const filling = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - filling);
  for (let digit = 0, at = 0; digit < text.length; digit += 4, at += 3) {
    let three = 0;
    for (let i = 0; i < 4; i++) three = (three << 6) | valueAt[text.charCodeAt(digit + i)]!;
    // Bytes past the end are those of the filling; an array ignores them.
    bytes[at] = three >> 16;
    bytes[at + 1] = three >> 8;
    bytes[at + 2] = three;
  }
  return bytes;
}
