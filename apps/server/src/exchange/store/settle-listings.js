import { isListed, isNews, listingStanding, } from "@holdfast/hash-list";
import { readClaims } from "./read-claims.ts";
/** How many listings are judged with one set of queries; SQLite takes 32,766 parameters. */
const MOST_AT_ONCE = 500;
/** Judges listings again after something changed, in this order, and does what follows. */
export async function settleListings(on, policy, numbers, at) {
    const waiting = [...new Set(numbers)];
    for (let from = 0; from < waiting.length; from += MOST_AT_ONCE) {
        const some = waiting.slice(from, from + MOST_AT_ONCE);
        const rows = await readUnrevoked(on, some);
        const facts = await readFacts(on, some);
        for (const number of some) {
            const listing = rows.get(number);
            if (listing === undefined)
                continue;
            await keepStanding(on, policy, listing, listingStanding(facts(number), policy, at));
        }
    }
}
/** A listing's state, from its row. */
export function stateOf({ state, grounds }) {
    switch (state) {
        case "confirmed":
            return { kind: state, grounds: grounds };
        case "disputed":
            return { kind: state, grounds };
        case "claimed":
            return { kind: state };
        case "revoked":
        case "expired":
        case "withdrawn":
            return { kind: state };
    }
}
/** Keeps that participants must hear of a listing; `sequence` gives it a position. */
export async function noteChange(on, listing, state) {
    const lets_go = isListed(state) ? 0 : 1;
    await on
        .insertInto("changed")
        .values({ listing, lets_go })
        .onConflict((conflict) => conflict.column("listing").doUpdateSet({ lets_go }))
        .execute();
}
/** A revoked listing stays revoked, so it is not judged again. */
async function readUnrevoked(on, numbers) {
    const rows = await on
        .selectFrom("listings")
        .selectAll()
        .where("number", "in", numbers)
        .where("state", "!=", "revoked")
        .execute();
    return new Map(rows.map((row) => [row.number, row]));
}
async function readFacts(on, numbers) {
    const claims = await readClaims(on, numbers);
    const reviews = Map.groupBy(await readReviews(on, numbers), (row) => row.listing);
    const sighted = await on
        .selectFrom("sightings")
        .select(({ fn }) => ["listing", fn.max("at").as("at")])
        .where("listing", "in", numbers)
        .groupBy("listing")
        .execute();
    const sightedAt = new Map(sighted.map(({ listing, at }) => [listing, at]));
    return (number) => ({
        claims: claims(number),
        reviews: reviews.get(number) ?? [],
        sightedAt: sightedAt.get(number),
    });
}
async function readReviews(on, numbers) {
    const participants = await on
        .selectFrom("reviews")
        .innerJoin("participants", "participants.id", "reviews.participant")
        .select(["reviews.listing", "reviews.verdict", "reviews.at", "participants.organisation"])
        .where("reviews.listing", "in", numbers)
        .where("participants.revoked_at", "is", null)
        .execute();
    const analysts = await on
        .selectFrom("analyst_reviews")
        .select(["listing", "verdict", "at"])
        .where("listing", "in", numbers)
        .execute();
    return [
        ...participants.map((row) => ({ by: "participant", ...row })),
        ...analysts.map((row) => {
            return { by: "analyst", organisation: "the exchange", ...row };
        }),
    ];
}
async function keepStanding(on, policy, listing, standing) {
    const before = {
        state: stateOf(listing),
        list: listing.list,
        lapsesAt: listing.lapses_at ?? undefined,
    };
    const isNew = isNews(before, standing);
    if (!isNew && before.lapsesAt === standing.lapsesAt)
        return;
    const { state, list, lapsesAt } = standing;
    const isOver = state.kind === "revoked" || state.kind === "withdrawn";
    await on
        .updateTable("listings")
        .set({
        state: state.kind,
        grounds: "grounds" in state ? state.grounds : "none",
        list,
        lapses_at: lapsesAt ?? null,
        ...(isOver && { hash: null }),
    })
        .where("number", "=", listing.number)
        .execute();
    if (state.kind === "revoked")
        await allow(on, listing, policy);
    if (isNew)
        await noteChange(on, listing.number, state);
}
/** Lets everyone post the picture of a revoked listing again, and tells those who claim it. */
async function allow(on, listing, policy) {
    await on
        .insertInto("allowed_hashes")
        .values({ hash: listing.hash, radius: policy.allowRadius })
        .execute();
    await on
        .updateTable("claims")
        .set({ gate: "allow-listed" })
        .where("listing", "=", listing.number)
        .where("withdrawn_at", "is", null)
        .execute();
}
