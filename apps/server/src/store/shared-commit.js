/** The most verbs that share one commit, so that none waits long for the others. */
const MOST_SHARING = 64;
/**
 * Commits verbs, those that arrive together in one transaction: waiting for the disk is by far the
 * slowest part of a commit, and one wait serves them all.
 *
 * Each verb runs alone and in order, inside a savepoint: one that throws is undone by itself. Its
 * promise settles only after the commit, so an answer is always on disk. When the commit fails, or
 * SQLite gives the whole transaction up, all of them reject and nothing of them is kept.
 */
export function sharedCommit(db) {
    let waiting = [];
    let isCommitting = false;
    async function commitAll() {
        while (waiting.length > 0) {
            // Whatever requests the event loop has read by now can still get on.
            await new Promise(setImmediate);
            const group = waiting.slice(0, MOST_SHARING);
            waiting = waiting.slice(MOST_SHARING);
            await commitTogether(db, group);
        }
        isCommitting = false;
    }
    return (verb) => new Promise((resolve, reject) => {
        waiting.push({ verb, resolve: resolve, reject });
        if (isCommitting)
            return;
        isCommitting = true;
        void commitAll();
    });
}
async function commitTogether(db, group) {
    try {
        const transaction = await db.startTransaction().execute();
        const settle = await runAll(transaction, group);
        for (const tell of settle)
            tell();
    }
    catch (error) {
        for (const { reject } of group)
            reject(error);
    }
}
/** @returns what to tell each verb's caller, now that the commit has succeeded */
async function runAll(transaction, group) {
    try {
        const settle = [];
        for (const waiting of group)
            settle.push(await runOne(transaction, waiting));
        await transaction.commit().execute();
        return settle;
    }
    catch (error) {
        await transaction.rollback().execute();
        throw error;
    }
}
async function runOne(transaction, { verb, resolve, reject }) {
    const inside = await transaction.savepoint("verb").execute();
    try {
        const answer = await verb(inside);
        await inside.releaseSavepoint("verb").execute();
        return () => resolve(answer);
    }
    catch (error) {
        await undo(inside, error);
        return () => reject(error);
    }
}
/** @throws the verb's own error when there is no savepoint left: SQLite has undone everything */
async function undo(inside, error) {
    try {
        const undone = await inside.rollbackToSavepoint("verb").execute();
        await undone.releaseSavepoint("verb").execute();
    }
    catch {
        throw error;
    }
}
