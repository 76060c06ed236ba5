import { isSightingVisible, } from "@holdfast/hash-list";
/** Reads what the owner of a case may know of it, or `undefined` when there is no such case. */
export async function readCaseRecord(on, id) {
    const book = await on
        .selectFrom("cases")
        .select(["opened_at", "withdrawn_at"])
        .where("id", "=", id)
        .executeTakeFirst();
    if (book === undefined)
        return undefined;
    const claims = await readClaims(on, id);
    const sightings = await readSightings(on, id);
    const sightingsOf = Map.groupBy(sightings, (sighting) => sighting.listing);
    const seen = new Set();
    const shown = claims.map(({ listing, ...claim }) => {
        const visible = (sightingsOf.get(listing) ?? []).filter(({ at }) => isSightingVisible({ since: claim.addedAt, withdrawnAt: claim.withdrawnAt }, at));
        for (const sighting of visible)
            seen.add(sighting);
        return { ...claim, sightedAt: visible[0]?.at };
    });
    return {
        openedAt: book.opened_at,
        withdrawnAt: book.withdrawn_at ?? undefined,
        claims: shown,
        sightings: sightings
            .filter((sighting) => seen.has(sighting))
            .map(({ participant, action, at }) => ({ participant, action, at })),
    };
}
async function readClaims(on, id) {
    const rows = await on
        .selectFrom("claims")
        .select([
        "number",
        "since as addedAt",
        "renewed_at as renewedAt",
        "withdrawn_at as withdrawnAt",
        "list",
        "gate",
        "listing",
    ])
        .where("case_id", "=", id)
        .orderBy("number")
        .execute();
    return rows.map((row) => ({ ...row, withdrawnAt: row.withdrawnAt ?? undefined }));
}
/** Every sighting of the case's listings, oldest first; not all of them are the owner's to see. */
function readSightings(on, id) {
    return on
        .selectFrom("sightings")
        .innerJoin("participants", "participants.id", "sightings.participant")
        .select(["listing", "participants.name as participant", "action", "at"])
        .where("listing", "in", on.selectFrom("claims").select("claims.listing").where("case_id", "=", id))
        .orderBy("at")
        .orderBy("sightings.id")
        .execute();
}
