import type { Cursor, ListingId } from "@holdfast/contract";
import type { ListingNumber, ParticipantId, Position } from "@holdfast/hash-list";
import type { BlockCipher, Secrets } from "./secrets.ts";

/**
 * How one participant knows listings and places in the feed: by one cipher block each, under keys
 * that are this participant's own. Two participants cannot compare ids, and an id or a cursor
 * says nothing about how many listings there are.
 */
export interface ParticipantView {
  listingId(listing: ListingNumber): ListingId;
  /** @returns `undefined` for an id that this participant was never given in this generation */
  listingNumber(id: ListingId): ListingNumber | undefined;
  cursor(position: Position): Cursor;
  /** @returns `undefined` for a cursor of another participant, another generation, or made up */
  position(cursor: Cursor): Position | undefined;
}

/**
 * The generation is in both keys: after a restore from a backup the store gives out numbers again
 * that once meant other listings, and a late review must not land on a stranger's picture.
 *
 * @param generation the store's, 16 lower-case hex digits
 */
export function participantView(
  secrets: Secrets,
  participant: ParticipantId,
  generation: string,
): ParticipantView {
  const whose = [String(participant), generation];
  const listings = secrets.blockCipher("listing id", ...whose);
  const places = secrets.blockCipher("cursor", ...whose);
  return {
    listingId: (listing) => sealed(listings, listing),
    listingNumber: (id) => opened(listings, id),
    cursor: (position) => sealed(places, position),
    position: (cursor) => opened(places, cursor),
  };
}

/** Eight zero bytes, then the number: 64 bits of redundancy, so that a guessed block is not one of ours. */
function sealed(cipher: BlockCipher, number: number): string {
  const block = Buffer.alloc(16);
  block.writeBigUInt64BE(BigInt(number), 8);
  return Buffer.from(cipher.encrypt(block)).toString("hex");
}

function opened(cipher: BlockCipher, text: string): number | undefined {
  const block = Buffer.from(cipher.decrypt(Buffer.from(text, "hex")));
  const number = block.readBigUInt64BE(8);
  if (block.readBigUInt64BE(0) !== 0n || number > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return Number(number);
}
