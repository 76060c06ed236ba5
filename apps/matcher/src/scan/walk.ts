import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

/** What is met on a walk: an ordinary file, a folder that cannot be listed, or a link. */
export interface Met {
  readonly kind: "file" | "closed-folder" | "link";
  /** The path from the folder walked, with forward slashes; empty for that folder itself. */
  readonly place: string;
  /** Tells `walk` to go on after it. */
  readonly after: string;
}

/**
 * Meets every ordinary file and link below a folder, always in the same order: names by their UTF-16 codes,
 * a folder's files where its name stands. Links are not followed, so nothing is met twice and no
 * circle is walked.
 *
 * @param after leave out everything up to and with this place; empty after all of it
 */
export async function* walk(root: string, after: string | undefined): AsyncGenerator<Met> {
  if (after !== "") yield* walkBelow(root, [], after?.split("/"));
}

async function* walkBelow(
  root: string,
  place: readonly string[],
  after: readonly string[] | undefined,
): AsyncGenerator<Met> {
  const entries = await entriesOf(root, place);
  if (entries === undefined) {
    // The empty name that ends this path is that of no file: the folder as a whole was met.
    yield { kind: "closed-folder", place: place.join("/"), after: [...place, ""].join("/") };
    return;
  }

  const [next, ...further] = after ?? [];
  for (const entry of entries) {
    if (next !== undefined && entry.name < next) continue;
    const isOnTheWay = entry.name === next;
    const here = [...place, entry.name];

    if (entry.isDirectory()) {
      const wasClosed = isOnTheWay && further[0] === "";
      if (!wasClosed) yield* walkBelow(root, here, isOnTheWay ? further : undefined);
    } else if (!isOnTheWay && (entry.isFile() || entry.isSymbolicLink())) {
      const kind = entry.isFile() ? "file" : "link";
      yield { kind, place: here.join("/"), after: here.join("/") };
    }
  }
}

/** In order; `undefined` when the folder cannot be listed. */
async function entriesOf(
  root: string,
  place: readonly string[],
): Promise<readonly Dirent[] | undefined> {
  try {
    const entries = await readdir(path.join(root, ...place), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}
