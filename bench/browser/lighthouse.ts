import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runNpm } from "../../scripts/bootstrap/npm.mjs";
import { ROOT } from "../../scripts/build/programs.ts";

/** The version that judges; another one may ask for other things. */
export const LIGHTHOUSE_VERSION = "13.5.0";

const FOLDER = path.join(ROOT, ".holdfast", `lighthouse-${LIGHTHOUSE_VERSION}`);

export const CATEGORIES = ["accessibility", "best-practices"] as const;

export type Category = (typeof CATEGORIES)[number];

/** Part of what Lighthouse answers. Scores are 0 to 1; `null` where a page could not be judged. */
interface Report {
  readonly categories: Readonly<
    Record<
      Category,
      {
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<Record<string, { readonly score: number | null }>>;
}

/** What Lighthouse says of one page: scores of 0 to 100, and what counts and is not perfect. */
export interface Judged {
  readonly scores: Readonly<Record<Category, number>>;
  readonly faults: readonly string[];
}

export type Judge = (address: string, port: number) => Promise<Judged>;

/**
 * Brings Lighthouse from the registry, apart from this project's own packages: 186 MB that only this
 * bench needs.
 *
 * @throws {Error} when it cannot be installed
 */
export async function lighthouse(): Promise<Judge> {
  if (!existsSync(path.join(FOLDER, "node_modules", "lighthouse"))) await install();
  const entry = createRequire(path.join(FOLDER, "package.json")).resolve("lighthouse");
  const { default: run } = (await import(pathToFileURL(entry).href)) as {
    default: (address: string, flags: object) => Promise<{ lhr: Report } | undefined>;
  };

  return async (address, port) => {
    const answer = await run(address, { port, onlyCategories: CATEGORIES, logLevel: "silent" });
    if (answer === undefined) throw new Error(`Cannot judge ${address}: no report`);
    return judged(answer.lhr);
  };
}

async function install(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, "package.json"), '{ "private": true }\n');
  const wanted = `lighthouse@${LIGHTHOUSE_VERSION}`;
  const { code, output } = await runNpm(
    process.execPath,
    ["install", "--ignore-scripts", "--no-audit", wanted],
    FOLDER,
  );
  if (code !== 0) throw new Error(`Cannot install ${wanted}: ${output}`);
}

function judged({ categories, audits }: Report): Judged {
  const score = (category: Category) => Math.round((categories[category].score ?? 0) * 100);
  const faults = CATEGORIES.flatMap((category) =>
    categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id),
  );
  return {
    scores: { accessibility: score("accessibility"), "best-practices": score("best-practices") },
    faults,
  };
}
