/** How many bytes of a file in a row would count as a part of it. */
export const WINDOW = 32;

/**
 * Looks for any 32 bytes of a file in what was sent: as they are, in base64 (both alphabets, any
 * of its four alignments) or in hex (both cases, both alignments), also where an address or a form
 * has escaped them.
 *
 * @returns how many windows of the file were found; 0 means that no part of it left
 */
export function windowsFound(file: Uint8Array, sent: Uint8Array): number {
  const plain = Buffer.from(sent).toString("latin1");
  const seen = new Set<string>();
  // Most windows of a file are told apart by their first four bytes, without making a text of each.
  const starts = new Set<number>();
  for (const text of new Set([plain, unescaped(plain)])) {
    for (const form of [text, ...decodedRuns(text)]) {
      const bytes = Buffer.from(form, "latin1");
      for (let at = 0; at + WINDOW <= bytes.length; at += 1) {
        starts.add(bytes.readUInt32LE(at));
        seen.add(form.slice(at, at + WINDOW));
      }
    }
  }

  const bytes = Buffer.from(file);
  let found = 0;
  for (let at = 0; at + WINDOW <= bytes.length; at += 1) {
    const isSeen =
      starts.has(bytes.readUInt32LE(at)) && seen.has(bytes.toString("latin1", at, at + WINDOW));
    if (isSeen) found += 1;
  }
  return found;
}

/** `%2B` becomes `+`. */
function unescaped(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** Every run of text that base64 or hex could have made, decoded at every alignment. */
function decodedRuns(text: string): string[] {
  const decoded = (run: string, form: "base64" | "hex", alignments: number) =>
    Array.from({ length: alignments }, (_, skip) =>
      Buffer.from(run.slice(skip), form).toString("latin1"),
    );
  return [
    ...[...text.matchAll(/[A-Za-z0-9+/_-]{40,}/g)].flatMap(([run]) => decoded(run, "base64", 4)),
    ...[...text.matchAll(/[0-9A-Fa-f]{62,}/g)].flatMap(([run]) => decoded(run, "hex", 2)),
  ];
}
