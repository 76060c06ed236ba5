import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, with a separator at its end. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A program under `apps/` and the source files that become its entry points. */
export interface Program {
  readonly name: string;
  readonly folder: string;
  readonly entries: readonly string[];
}

/**
 * The programs to bundle: every app whose package.json says `"holdfast": { "entries": […] }`, each
 * entry a path from the app's folder. `src/main.ts` becomes `dist/main.js`.
 */
export function programs(): readonly Program[] {
  const apps = path.join(ROOT, "apps");
  return readdirSync(apps)
    .map((name) => {
      const folder = path.join(apps, name);
      const about = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
      return { name, folder, entries: about.holdfast?.entries ?? [] };
    })
    .filter((program) => program.entries.length > 0);
}
