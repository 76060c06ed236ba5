import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../build/programs.ts";
import { packageOf } from "./package-of.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const inWorkspaces = sourceFiles(["packages", "apps"]);
const atRoot = sourceFiles(["bench", "e2e", "scripts"]);
const workspaceOf = ({ file }: SourceFile) => file.split("/").slice(0, 2).join("/");
const workspaces = [...new Set(inWorkspaces.map(workspaceOf))];

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(ROOT, folder, "package.json"), "utf8"));

/** The npm packages and rooms a file names; not its own files, Node's modules or SvelteKit's names. */
const packagesOf = ({ imports }: SourceFile) =>
  [...new Set(imports.filter((id) => !/^([.#$]|node:|virtual:)/.test(id)).map(packageOf))].sort();

/** Names and versions: first what running needs, then what tests need. */
const askedBy = (manifest: Manifest | undefined): readonly [string, string][] => [
  ...Object.entries(manifest?.dependencies ?? {}),
  ...Object.entries(manifest?.devDependencies ?? {}),
];

/** What a file uses without its workspace saying so: a test may use what only tests need. */
function undeclared(source: SourceFile, { name: own, ...manifest }: Manifest): string[] {
  const isTest = /\.(test|contract)\.ts$/.test(source.file);
  const declared = { ...manifest.dependencies, ...(isTest && manifest.devDependencies) };
  return packagesOf(source)
    .filter((name) => name !== own && !(name in declared))
    .map((name) => `${source.file} → ${name}`);
}

describe("what is imported is declared where it is used", () => {
  it.each(workspaces)("in %s", (workspace) => {
    const manifest = manifestOf(workspace);
    const files = inWorkspaces.filter((source) => workspaceOf(source) === workspace);

    expect(files.flatMap((source) => undeclared(source, manifest))).toEqual([]);
  });

  // Rooms are linked for the whole repository, so the root need not name them.
  it("in bench, e2e and scripts, by the root", () => {
    const { dependencies, devDependencies } = manifestOf(".");
    const declared = { ...dependencies, ...devDependencies };
    const missing = atRoot.flatMap((source) =>
      packagesOf(source)
        .filter((name) => !name.startsWith("@holdfast/") && !(name in declared))
        .map((name) => `${source.file} → ${name}`),
    );

    expect(atRoot.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});

it("every package is asked for in one version only, and the lockfile knows who asks", () => {
  const lock: { readonly packages: Readonly<Record<string, Manifest>> } = JSON.parse(
    readFileSync(path.join(ROOT, "package-lock.json"), "utf8"),
  );
  const versions = new Map<string, Set<string>>();

  for (const folder of [".", ...workspaces]) {
    const asked = askedBy(manifestOf(folder));
    expect(askedBy(lock.packages[folder === "." ? "" : folder]), folder).toEqual(asked);
    for (const [name, version] of asked) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
  }

  expect([...versions].filter(([, asked]) => asked.size > 1)).toEqual([]);
});
