export function pendingMeter() {
    let pending = new Map();
    function add(id, counted) {
        const before = pending.get(id);
        pending.set(id, {
            requests: (before?.requests ?? 0) + counted.requests,
            changesRead: (before?.changesRead ?? 0) + counted.changesRead,
            lastSeenAt: Math.max(before?.lastSeenAt ?? 0, counted.lastSeenAt),
        });
    }
    return {
        add,
        of: (id) => pending.get(id),
        async write(commit) {
            const counted = pending;
            if (counted.size === 0)
                return;
            pending = new Map();
            try {
                await commit(async (on) => {
                    for (const [id, { requests, changesRead, lastSeenAt }] of counted) {
                        await on
                            .updateTable("participants")
                            .set((row) => ({
                            requests: row("requests", "+", requests),
                            changes_read: row("changes_read", "+", changesRead),
                            last_seen_at: lastSeenAt,
                        }))
                            .where("id", "=", id)
                            .execute();
                    }
                });
            }
            catch (error) {
                for (const [id, lost] of counted)
                    add(id, lost);
                throw error;
            }
        },
    };
}
