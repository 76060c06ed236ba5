import {
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  createHmac,
  type Decipheriv,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import {
  CASE_NUMBER_RANDOM,
  type CaseNumber,
  CROCKFORD,
  caseNumberFrom,
  PIN_LENGTH,
  SPARE_CODE_LENGTH,
} from "@holdfast/contract";
import type { Tag } from "@holdfast/hash-list";

/** How long a pepper is, in bytes. */
export const PEPPER_BYTES = 32;

/** What a person keeps of a case. */
export interface CaseSecretTexts {
  readonly caseNumber: CaseNumber;
  readonly pin: string;
  readonly spareCode: string;
}

/** What a tag was made from. The same text of two kinds gives two unrelated tags. */
export type TagKind =
  | "open-key"
  | "add-key"
  | "case-number"
  | "pin"
  | "spare-code"
  | "participant-key"
  | "pepper-check";

/** Turns single blocks of 16 bytes into others and back, under one key. */
export interface BlockCipher {
  encrypt(block: Uint8Array): Uint8Array;
  decrypt(block: Uint8Array): Uint8Array;
}

/** Everything that is keyed with the pepper. */
export interface Secrets {
  /** The receipt for one request key, the same every time: nothing needs storing in clear. */
  caseSecretsFor(requestKey: string): CaseSecretTexts;
  /** What the store may know of a secret; `parts` are joined so that no two lists of them collide. */
  tag(kind: TagKind, ...parts: readonly string[]): Tag;
  /** A block cipher for one use, told apart by `label` and by the numbers and words in it. */
  blockCipher(...label: readonly string[]): BlockCipher;
}

/**
 * Derives every secret of an exchange from its pepper, each under a key of its own.
 *
 * PINs are short, so a slow hash would not save them from a stolen database; the pepper, which is
 * kept outside it, does. That also spares the server the memory an attacker could make it spend.
 *
 * @param pepper 32 random bytes @throws {RangeError} for any other length
 */
export function secretsUnder(pepper: Uint8Array): Secrets {
  if (pepper.length !== PEPPER_BYTES) {
    throw new RangeError(`Cannot use a pepper: expected ${PEPPER_BYTES} bytes`);
  }
  const master = Uint8Array.from(pepper);
  const keyFor = (use: string) => hmac(master, "holdfast v1", use);
  const receiptKey = keyFor("receipt");
  const tagKeys = new Map<TagKind, Uint8Array>();

  return {
    caseSecretsFor(requestKey) {
      const stream = (use: string) => byteStream(receiptKey, use, requestKey);
      return {
        caseNumber: caseNumberFrom(crockfordFrom(stream("number"), CASE_NUMBER_RANDOM)),
        pin: pinFrom(stream("pin")),
        spareCode: crockfordFrom(stream("spare code"), SPARE_CODE_LENGTH),
      };
    },

    tag(kind, ...parts) {
      const key = tagKeys.get(kind) ?? keyFor(`tag ${kind}`);
      tagKeys.set(kind, key);
      return Buffer.from(hmac(key, ...parts)).toString("hex");
    },

    blockCipher(...label) {
      return aesBlocks(hmac(keyFor("block cipher"), ...label).subarray(0, 16));
    },
  };
}

/** A new participant's key: `hfp_` and 32 Crockford characters, 160 random bits. Shown once. */
export function newParticipantKey(): string {
  return `hfp_${crockfordFrom(randomBytes(32).values(), 32)}`;
}

/** 32 random bytes for a new pepper. */
export function newPepper(): Uint8Array {
  return randomBytes(PEPPER_BYTES);
}

/** Compares two tags in a time that does not depend on where they differ. */
export function sameTag(one: Tag, other: Tag): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** HMAC-SHA-256 over parts, each with its length before it: ("ab", "c") is not ("a", "bc"). */
function hmac(key: Uint8Array, ...parts: readonly string[]): Uint8Array {
  const digest = createHmac("sha256", key);
  for (const part of parts) {
    const bytes = Buffer.from(part, "utf8");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    digest.update(length).update(bytes);
  }
  return digest.digest();
}

/** As many bytes as are asked for, from HMAC in counter mode. */
function* byteStream(key: Uint8Array, ...parts: readonly string[]): Generator<number, never> {
  for (let block = 0; ; block += 1) yield* hmac(key, ...parts, String(block));
}

/** Characters of 5 bits each: 256 is a multiple of 32, so a byte's low bits are not biased. */
function crockfordFrom(bytes: Iterator<number>, length: number): string {
  return Array.from({ length }, () => CROCKFORD.charAt(byteFrom(bytes) & 31)).join("");
}

/** Below this, 32 random bits divide evenly among all PINs; a value from here on is drawn again. */
const PINS = 10 ** PIN_LENGTH;
const EVEN_LIMIT = Math.floor(2 ** 32 / PINS) * PINS;

function pinFrom(bytes: Iterator<number>): string {
  let drawn: number;
  do {
    drawn = 0;
    for (let byte = 0; byte < 4; byte += 1) drawn = drawn * 256 + byteFrom(bytes);
  } while (drawn >= EVEN_LIMIT);
  return String(drawn % PINS).padStart(PIN_LENGTH, "0");
}

function byteFrom(bytes: Iterator<number>): number {
  const { value, done } = bytes.next();
  if (done === true) throw new RangeError("Cannot derive a secret: too few random bytes");
  return value;
}

/**
 * AES-128 on single blocks. ECB is right here and only here: every block is written once, never
 * chained, and carries its own redundancy, which the caller checks.
 */
function aesBlocks(key: Uint8Array): BlockCipher {
  let forward: Cipheriv | undefined;
  let backward: Decipheriv | undefined;
  return {
    encrypt(block) {
      forward ??= createCipheriv("aes-128-ecb", key, null).setAutoPadding(false);
      return forward.update(block);
    },
    decrypt(block) {
      backward ??= createDecipheriv("aes-128-ecb", key, null).setAutoPadding(false);
      return backward.update(block);
    },
  };
}
