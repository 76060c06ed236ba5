import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

/**
 * Yields every ordinary file below a folder, as a path from there with forward slashes, always in
 * the same order: names by their UTF-16 codes, a folder's files where its name stands. Links are
 * not followed, so nothing is met twice and no circle is walked.
 *
 * @param after leave out everything up to and with this path
 * @param onUnreadable called for a folder that cannot be listed
 */
export async function* walk(
  root: string,
  after: string | undefined,
  onUnreadable: (folder: string) => void,
): AsyncGenerator<string> {
  yield* walkBelow(root, [], after?.split("/"), onUnreadable);
}

async function* walkBelow(
  root: string,
  place: readonly string[],
  after: readonly string[] | undefined,
  onUnreadable: (folder: string) => void,
): AsyncGenerator<string> {
  const [next, ...further] = after ?? [];
  for (const entry of await entriesOf(root, place, onUnreadable)) {
    if (next !== undefined && entry.name < next) continue;
    const isOnTheWay = entry.name === next;
    const here = [...place, entry.name];

    if (entry.isDirectory()) {
      yield* walkBelow(root, here, isOnTheWay ? further : undefined, onUnreadable);
    } else if (entry.isFile() && !isOnTheWay) {
      yield here.join("/");
    }
  }
}

async function entriesOf(
  root: string,
  place: readonly string[],
  onUnreadable: (folder: string) => void,
): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path.join(root, ...place), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    onUnreadable(place.join("/"));
    return [];
  }
}
