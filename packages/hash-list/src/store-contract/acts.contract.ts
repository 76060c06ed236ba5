import type { Milliseconds, NewClaim } from "../claim.ts";
import type {
  CaseId,
  CaseSecrets,
  FeedEntry,
  HashListStore,
  ParticipantId,
  Position,
} from "../hash-list-store.ts";
import type { Policy } from "../policy.ts";

/** Opens an empty store that is closed after the test. */
export type FreshStore = (policy?: Partial<Policy>) => Promise<HashListStore>;

/** A tag, different for different words; a store knows nothing of what it was made from. */
export function tag(words: string): string {
  return Array.from(words, (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0"))
    .join("")
    .padEnd(64, "0");
}

/** The secrets of a case that the tests know by a name. */
export function secretsOf(name: string): CaseSecrets {
  return {
    key: tag(`key ${name}`),
    caseNumber: tag(`number ${name}`),
    pin: tag(`pin ${name}`),
    spareCode: tag(`spare ${name}`),
  };
}

/** Opens a case under a name. @throws {Error} when it was open already */
export async function openCase(
  store: HashListStore,
  name: string,
  claims: readonly NewClaim[],
  at: Milliseconds,
): Promise<CaseId> {
  const outcome = await store.openCase(secretsOf(name), claims, at);
  if (outcome.kind !== "opened") throw new Error(`Cannot open a case: ${outcome.kind}`);
  return (await store.findCase(tag(`number ${name}`)))!.id;
}

/** Adds a participant of an organisation of its own, or of the given one. */
export async function addParticipant(
  store: HashListStore,
  name: string,
  organisation: string = name,
): Promise<ParticipantId> {
  const outcome = await store.participants.add({ name, organisation, key: tag(`key ${name}`) }, 0);
  if (outcome.kind !== "added") throw new Error(`Cannot add a participant: ${outcome.kind}`);
  return outcome.id;
}

/** Gives positions to all changes. @returns to how many */
export async function sequenceAll(store: HashListStore): Promise<number> {
  let all = 0;
  for (;;) {
    const some = await store.sequence(100);
    if (some === 0) return all;
    all += some;
  }
}

/** Reads the feed to its end, a page at a time. @throws {Error} when told to start again */
export async function readFeed(
  store: HashListStore,
  reader: ParticipantId,
  { after = 0, most = 100 }: { readonly after?: Position; readonly most?: number } = {},
): Promise<readonly FeedEntry[]> {
  const entries: FeedEntry[] = [];
  for (;;) {
    const page = await store.readAfter(entries.at(-1)?.position ?? after, most, reader);
    if (page.kind === "resync") throw new Error("Cannot read the feed: resync");
    entries.push(...page.entries);
    if (!page.more) return entries;
  }
}

/** Every listing as a reader that starts now gets to know it, oldest position first. */
export async function wholeFeed(
  store: HashListStore,
  reader: ParticipantId,
): Promise<readonly FeedEntry[]> {
  await sequenceAll(store);
  return readFeed(store, reader);
}

/** The only listing there is. @throws {Error} when there is none, or more than one */
export async function onlyListing(store: HashListStore, reader: ParticipantId): Promise<FeedEntry> {
  const [entry, ...others] = await wholeFeed(store, reader);
  if (entry === undefined || others.length > 0) throw new Error("Cannot take the only listing");
  return entry;
}
