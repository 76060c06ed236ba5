/** Length of a PDQ hash in bits: one per coefficient of a 16 x 16 spectrum. */
export const HASH_BITS = 256;

/** Its length as text. */
export const HASH_DIGITS = HASH_BITS / 4;

const HASH_BYTES = HASH_BITS / 8;
const TEXT_FORM = /^[0-9a-f]{64}$/;

/** The two digits of each byte, so that writing a hash is as quick as making one. */
const DIGITS_OF: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);

/**
 * A PDQ hash in the text form that exchanges speak: 64 lower-case hexadecimal
 * digits, most significant first. Bit 16 * i + j stands for row i and column j
 * of the picture's spectrum, so the last digit holds row 0, columns 3 to 0.
 *
 * The rough shapes of a picture can be guessed from its hash: treat it as
 * sensitive, never draw it, never log it.
 *
 * Source of the form: facebook/ThreatExchange, pdq/cpp/common/pdqhashtypes.cpp.
 */
export type PdqHash = string & { readonly __pdq: unique symbol };

/** Takes text for a hash only in its one canonical form; anything else is `undefined`. */
export function parsePdqHash(text: string): PdqHash | undefined {
  return isTextForm(text) ? (text as PdqHash) : undefined;
}

/** A caller from JavaScript may hand over anything, and an expression takes a list of one hash for its text. */
function isTextForm(text: unknown): boolean {
  return typeof text === "string" && TEXT_FORM.test(text);
}

/**
 * Writes a hash held as bytes in its text form.
 *
 * @param bytes 32 bytes in the order of the text: the first byte gives the first two digits
 * @throws {RangeError} when there are not exactly 32 bytes
 */
export function pdqHashFromBytes(bytes: Uint8Array): PdqHash {
  if (bytes.length !== HASH_BYTES) {
    throw new RangeError(
      `Cannot make a PDQ hash: expected ${HASH_BYTES} bytes, found ${bytes.length}`,
    );
  }
  let text = "";
  for (let at = 0; at < HASH_BYTES; at++) text += DIGITS_OF[bytes[at]!]!;
  return text as PdqHash;
}

/**
 * The 32 bytes of a hash in the order of its text; the inverse of `pdqHashFromBytes`.
 *
 * @throws {RangeError} for text that `parsePdqHash` would not take; it is not repeated
 */
export function pdqHashToBytes(hash: PdqHash): Uint8Array {
  if (!isTextForm(hash)) throw malformedHash();
  return Uint8Array.from({ length: HASH_BYTES }, (_, at) =>
    Number.parseInt(hash.slice(2 * at, 2 * at + 2), 16),
  );
}

/** What is thrown for text that is no hash. */
export function malformedHash(): RangeError {
  return new RangeError(
    `Cannot read a PDQ hash: expected ${HASH_DIGITS} lower-case hexadecimal digits`,
  );
}
