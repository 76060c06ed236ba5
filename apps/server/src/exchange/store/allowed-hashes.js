import { allowList } from "@holdfast/hash-list";
export function allowedHashes() {
    const taken = allowList();
    let lastTaken = 0;
    const readLater = (on) => on
        .selectFrom("allowed_hashes")
        .select(["id", "hash", "radius"])
        .where("id", ">", lastTaken)
        .orderBy("id")
        .execute();
    return {
        async within(on) {
            const rows = await readLater(on);
            if (rows.length === 0)
                return taken;
            const later = allowList(rows);
            return { ...later, covers: (hash) => taken.covers(hash) || later.covers(hash) };
        },
        async takeIn(db) {
            for (const { id, hash, radius } of await readLater(db)) {
                taken.add({ hash, radius });
                lastTaken = id;
            }
        },
    };
}
