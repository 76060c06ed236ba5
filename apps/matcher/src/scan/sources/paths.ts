import { statSync } from "node:fs";
import path from "node:path";
import { SettingError } from "../../config.ts";
import { walk } from "../walk.ts";
import type { PassedOver, ScanItem, ScanSource } from "./source.ts";

interface Root {
  readonly given: string;
  readonly isFolder: boolean;
}

/**
 * Folders with all that is below them, and files, in the order they were given.
 *
 * @throws {SettingError} for a path that leads to neither
 */
export function paths(given: readonly string[]): ScanSource {
  const roots = given.map(rootAt);

  async function* items(
    after: string | undefined,
  ): AsyncGenerator<readonly [ScanItem | PassedOver]> {
    const { root: first, below } = placeOf(after);
    for (const [at, root] of roots.entries()) {
      if (at < first) continue;
      for await (const met of itemsOf(root, at === first ? below : undefined)) {
        const { kind, place } = met;
        const after = `${at}/${met.after}`;
        yield [
          kind === "link" ? { kind, after } : { kind, path: path.join(root.given, place), after },
        ];
      }
    }
  }

  return {
    unit: "files",
    identity: {
      name: JSON.stringify(["paths", ...given.map((one) => path.resolve(one))]),
      // What is added or deleted below a folder does not change the order of the rest.
      version: "",
      mayGrow: roots.some(({ isFolder }) => isFolder),
    },
    async count(after) {
      let files = 0;
      for await (const [{ kind }] of items(after)) files += Number(kind === "file");
      return files;
    },
    items,
  };
}

async function* itemsOf(root: Root, after: string | undefined) {
  if (root.isFolder) yield* walk(root.given, after);
  else if (after === undefined) yield { kind: "file", place: "", after: "" } as const;
}

/** Which of the paths it is in, and where below it; `below` is empty after all of it. */
function placeOf(after: string | undefined): { root: number; below: string | undefined } {
  if (after === undefined) return { root: 0, below: undefined };
  const slash = after.indexOf("/");
  return { root: Number(after.slice(0, slash)), below: after.slice(slash + 1) };
}

function rootAt(given: string): Root {
  // Such as that of a shell's variable that is not set; it would read as the folder one stands in.
  if (given === "") throw new SettingError("Cannot scan: one of the paths is empty");
  const found = statSync(given, { throwIfNoEntry: false });
  const absolute = path.resolve(given);
  if (found === undefined) throw new SettingError(`Cannot scan ${absolute}: it is not there`);
  if (!found.isDirectory() && !found.isFile()) {
    throw new SettingError(`Cannot scan ${absolute}: it is neither a folder nor a file`);
  }
  return { given, isFolder: found.isDirectory() };
}
