/** How many bytes of a file in a row would count as a part of it. */
export const WINDOW = 32;

/**
 * Looks for any 32 bytes of a file in what was sent: as they are, in base64 (both alphabets, any
 * of its four alignments) or in hex (both cases, both alignments).
 *
 * @returns how many windows of the file were found; 0 means that no part of it left
 */
export function windowsFound(file: Uint8Array, sent: Uint8Array): number {
  const seen = new Set<string>();
  for (const bytes of [Buffer.from(sent), ...decodedRuns(Buffer.from(sent))]) {
    const text = bytes.toString("latin1");
    for (let at = 0; at + WINDOW <= text.length; at += 1) seen.add(text.slice(at, at + WINDOW));
  }

  const text = Buffer.from(file).toString("latin1");
  let found = 0;
  for (let at = 0; at + WINDOW <= text.length; at += 1) {
    if (seen.has(text.slice(at, at + WINDOW))) found += 1;
  }
  return found;
}

/** Every run of text that base64 or hex could have made, decoded at every alignment. */
function decodedRuns(sent: Buffer): Buffer[] {
  const text = sent.toString("latin1");
  const decoded: Buffer[] = [];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{40,}/g)) {
    for (let skip = 0; skip < 4; skip += 1) decoded.push(Buffer.from(run.slice(skip), "base64"));
  }
  for (const [run] of text.matchAll(/[0-9A-Fa-f]{62,}/g)) {
    for (let skip = 0; skip < 2; skip += 1) decoded.push(Buffer.from(run.slice(skip), "hex"));
  }
  return decoded;
}
