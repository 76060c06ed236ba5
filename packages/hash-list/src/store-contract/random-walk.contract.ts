import { expect } from "vitest";
import type { ListName, Milliseconds, NewClaim } from "../claim.ts";
import type {
  CaseId,
  FeedEntry,
  HashListStore,
  ListingNumber,
  ParticipantId,
  SightingAction,
} from "../hash-list-store.ts";
import type { Policy } from "../policy.ts";
import type { Verdict } from "../review.ts";
import { addParticipant, openCase, readFeed, sequenceAll, tag } from "./acts.contract.ts";
import {
  type ExpectedCase,
  ExpectedList,
  type ExpectedListing,
  resultOf,
} from "./expected-list.contract.ts";
import { claimOn, sampleHash } from "./sample-claims.contract.ts";

/** Which one of those there are: counted from 0, and round again past the last. */
type Nth = number;

export interface ClaimedPicture {
  readonly picture: Nth;
  readonly list: ListName;
}

export type Step =
  | { readonly act: "open"; readonly claims: readonly ClaimedPicture[] }
  | { readonly act: "add"; readonly to: Nth; readonly claims: readonly ClaimedPicture[] }
  | { readonly act: "renew" | "withdraw"; readonly of: Nth }
  | { readonly act: "review"; readonly by: Nth; readonly of: Nth; readonly verdict: Verdict }
  | { readonly act: "analyse"; readonly of: Nth; readonly verdict: Verdict }
  | { readonly act: "sight"; readonly by: Nth; readonly of: Nth; readonly did: SightingAction }
  | { readonly act: "revoke"; readonly by: Nth }
  | { readonly act: "wait"; readonly passed: Milliseconds }
  | { readonly act: "sequence" | "follow"; readonly most: number };

interface WalkedCase {
  readonly id: CaseId;
  readonly expected: ExpectedCase;
}

/** Takes steps in a store and in an `ExpectedList`, and compares what the two say. */
export class RandomWalk {
  readonly #store: HashListStore;
  readonly #list: ExpectedList;
  /** Every participant that is not revoked; the first follows the feed and always stays. */
  readonly #participants = new Map<string, ParticipantId>();
  readonly #cases: WalkedCase[] = [];
  readonly #byNumber = new Map<ListingNumber, ExpectedListing>();
  /** What the follower has read, in the order in which it came. */
  readonly #followed: FeedEntry[] = [];
  #keys = 0;

  private constructor(store: HashListStore, policy: Policy) {
    this.#store = store;
    this.#list = new ExpectedList(policy);
  }

  static async begin(store: HashListStore, policy: Policy): Promise<RandomWalk> {
    const walk = new RandomWalk(store, policy);
    for (const name of ["Acme", "Bell", "Clay"]) {
      walk.#participants.set(name, await addParticipant(store, name));
    }
    return walk;
  }

  async take(step: Step): Promise<void> {
    switch (step.act) {
      case "open":
        return this.#open(step.claims);
      case "add":
        return this.#add(nth(this.#cases, step.to), step.claims);
      case "renew":
        return this.#renew(nth(this.#cases, step.of));
      case "withdraw":
        return this.#withdraw(nth(this.#cases, step.of));
      case "review":
      case "analyse":
      case "sight":
        return this.#say(step);
      case "revoke":
        return this.#revoke(step.by);
      case "wait":
        return this.#wait(step.passed);
      case "sequence":
        return void (await this.#store.sequence(step.most));
      case "follow":
        return void (await this.#follow(step.most));
    }
  }

  /** Lets everything settle, then compares every case, every listing and both ways to read them. */
  async end(): Promise<void> {
    await sequenceAll(this.#store);
    while (await this.#follow(3)) {}

    const feed = await readFeed(this.#store, this.#follower, { most: 3 });
    this.#expectEachOnce(feed);
    const newest = new Map(this.#followed.map((entry) => [entry.listing, entry]));
    expect(feed).toEqual([...newest.values()].sort((one, other) => one.position - other.position));
    this.#expectListings(feed);
    for (const each of this.#cases) await this.#expectCase(each);
  }

  get #follower(): ParticipantId {
    return this.#participants.get("Acme")!;
  }

  async #open(claims: readonly ClaimedPicture[]): Promise<void> {
    await this.#tick();
    const { now } = this.#list;
    const id = await openCase(this.#store, `${this.#cases.length}`, claimsOn(claims), now);
    const expected: ExpectedCase = { claims: [], withdrawnAt: undefined };
    this.#cases.push({ id, expected });
    for (const { picture, list } of claims) this.#list.claim(expected, sampleHash(picture), list);
  }

  async #add(to: WalkedCase | undefined, claims: readonly ClaimedPicture[]): Promise<void> {
    if (to === undefined) return;
    await this.#tick();
    const key = tag(`add ${this.#keys++}`);
    const outcome = await this.#store.addClaims(to.id, key, claimsOn(claims), this.#list.now);

    const isOver = to.expected.withdrawnAt !== undefined;
    expect(outcome).toEqual({ kind: isOver ? "case-ended" : "added" });
    if (isOver) return;
    for (const { picture, list } of claims) {
      this.#list.claim(to.expected, sampleHash(picture), list);
    }
  }

  async #renew(of: WalkedCase | undefined): Promise<void> {
    if (of === undefined) return;
    const isOver = of.expected.withdrawnAt !== undefined;
    expect(await this.#store.renewCase(of.id, this.#list.now)).toBe(isOver ? "ended" : "renewed");
    if (!isOver) this.#list.renew(of.expected);
  }

  async #withdraw(of: WalkedCase | undefined): Promise<void> {
    if (of === undefined) return;
    this.#list.withdraw(of.expected);
    const at = await this.#store.withdrawCase(of.id, this.#list.now);
    expect(at).toBe(of.expected.withdrawnAt);
  }

  /** A review, an analyst's review or a sighting, of a listing that is in the feed. */
  async #say(said: Extract<Step, { readonly act: "review" | "analyse" | "sight" }>): Promise<void> {
    const entry = nth(await this.#read(0, 1_000), said.of);
    if (entry === undefined) return;
    const listing = this.#byNumber.get(entry.listing);
    const isListed = listing !== undefined && this.#list.isListed(listing);

    expect(await this.#tell(said, entry.listing)).toBe(isListed ? "kept" : "gone");
    if (!isListed) return;
    if (said.act === "analyse") return this.#list.review(listing, "analyst", said.verdict);
    const [participant] = nth([...this.#participants], said.by)!;
    if (said.act === "review") return this.#list.review(listing, participant, said.verdict);
    listing.sightings.push({ participant, action: said.did, at: this.#list.now });
  }

  #tell(
    said: Extract<Step, { readonly act: "review" | "analyse" | "sight" }>,
    listing: ListingNumber,
  ): Promise<"kept" | "gone"> {
    const { now } = this.#list;
    if (said.act === "analyse") return this.#store.analystReview(listing, said.verdict, now);
    const by = nth([...this.#participants.values()], said.by)!;
    return said.act === "review"
      ? this.#store.review(by, listing, said.verdict, now)
      : this.#store.sight(by, listing, said.did, now);
  }

  async #revoke(by: Nth): Promise<void> {
    const [, ...others] = this.#participants.keys();
    const name = nth(others, by);
    if (name === undefined) return;
    await this.#store.participants.revoke(name, this.#list.now);
    this.#participants.delete(name);
    this.#list.revoked.add(name);
  }

  /** Before a claim: which of a claim and a match in one millisecond was first is nobody's promise. */
  async #tick(): Promise<void> {
    await this.#wait(1);
  }

  async #wait(passed: Milliseconds): Promise<void> {
    this.#list.now += passed;
    while ((await this.#store.lapse(this.#list.now, 2)) > 0) {}
  }

  /** Reads the next page. @returns whether it had anything in it */
  async #follow(most: number): Promise<boolean> {
    const after = this.#followed.at(-1)?.position ?? 0;
    const entries = await this.#read(after, most);
    this.#followed.push(...entries);
    this.#expectEachOnce(entries);
    expect(entries.every(({ position }) => position > after)).toBe(true);
    return entries.length > 0;
  }

  /** Reads a page, and checks that whatever hash it gives may be given now. */
  async #read(after: number, most: number): Promise<readonly FeedEntry[]> {
    const page = await this.#store.readAfter(after, most, this.#follower);
    if (page.kind === "resync") throw new Error("Cannot follow: resync");
    for (const { listing, hash } of page.entries) {
      if (hash === undefined) continue;
      const listed = this.#list.listings.findLast((each) => each.hash === hash)!;
      if (!this.#byNumber.has(listing)) this.#byNumber.set(listing, listed);
      expect(this.#byNumber.get(listing)).toBe(listed);
      expect(this.#list.isListed(listed)).toBe(true);
    }
    return page.entries;
  }

  #expectEachOnce(entries: readonly FeedEntry[]): void {
    const positions = entries.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    expect(new Set(positions).size).toBe(positions.length);
    expect(new Set(entries.map(({ listing }) => listing)).size).toBe(entries.length);
  }

  #expectListings(feed: readonly FeedEntry[]): void {
    const listed = this.#list.listings.filter((listing) => this.#list.isListed(listing));
    const shown = feed.filter(({ hash }) => hash !== undefined);
    expect(shown.map(({ hash }) => hash).sort()).toEqual(listed.map(({ hash }) => hash).sort());

    for (const { listing: number, hash, list, state, own, since } of feed) {
      const listing = this.#byNumber.get(number);
      // One that was over before anybody could read it has never been more than a number.
      if (listing === undefined) {
        expect(hash).toBeUndefined();
        continue;
      }
      expect(state).toEqual(this.#list.stateOf(listing));
      expect(own).toBe(listing.reviews.get("Acme") ?? "none");
      expect(since).toBe(listing.claims[0]!.since);
      if (hash !== undefined) expect(list).toBe(this.#list.listOf(listing));
    }
  }

  async #expectCase({ id, expected }: WalkedCase): Promise<void> {
    const record = (await this.#store.readCase(id))!;
    expect(record.withdrawnAt).toBe(expected.withdrawnAt);
    expect(record.claims).toMatchObject(
      expected.claims.map(({ list, since, renewedAt, withdrawnAt }, at) => {
        return { number: at + 1, list, addedAt: since, renewedAt, withdrawnAt };
      }),
    );
    expect(record.claims.map(({ gate }) => gate)).toEqual(
      expected.claims.map((claim) => this.#list.gateOf(claim)),
    );
    const results = record.sightings.map(({ participant, action, at }) =>
      resultOf(participant, action, at),
    );
    expect(new Set(results)).toEqual(this.#list.resultsOf(expected));
  }
}

function nth<Item>(items: readonly Item[], n: Nth): Item | undefined {
  return items[n % items.length];
}

function claimsOn(claims: readonly ClaimedPicture[]): readonly NewClaim[] {
  return claims.map(({ picture, list }) => claimOn(sampleHash(picture), list));
}
