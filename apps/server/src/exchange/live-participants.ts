import { DAY, type Milliseconds, type Participants } from "@holdfast/hash-list";

/** How recently a participant must have read the feed to be named to people. */
const LIVE_WITHIN: Milliseconds = DAY;

/** The most names one answer carries; the contract's maximum. */
const MOST_NAMES = 50;

/** The names of participants that still read the feed, in alphabetical order. */
export async function liveParticipants(
  participants: Participants,
  now: Milliseconds,
): Promise<string[]> {
  const live = (await participants.list()).filter(
    ({ revokedAt, lastSeenAt }) =>
      revokedAt === undefined && lastSeenAt !== undefined && now - lastSeenAt < LIVE_WITHIN,
  );
  return live
    .map(({ name }) => name)
    .sort()
    .slice(0, MOST_NAMES);
}
