/** A package.json, as far as publishing changes it. */
export interface Manifest {
  readonly name: string;
  /** What is sent along, by name. */
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** Packages that anyone may have say so; the others stay here. */
  readonly publishConfig?: { readonly access?: string };
}

/** The condition under which rooms here import each other's sources. */
const SOURCE_CONDITION = "holdfast-source";

/**
 * What a package says of itself where it is published: nothing that only holds in this repository.
 * Its sources are not sent along, so the condition that leads to them would lead nowhere; what its
 * tests need concerns nobody who installs it.
 */
export function publishedManifest({ devDependencies: _, ...manifest }: Manifest): Manifest {
  const entries = Object.entries(manifest.exports ?? {}).map(([entry, conditions]) => {
    const { [SOURCE_CONDITION]: __, ...others } = conditions;
    return [entry, others] as const;
  });
  return { ...manifest, exports: Object.fromEntries(entries) };
}

/**
 * What of a package's folder is sent along, by name; not its README, which is rewritten.
 *
 * @throws {Error} when it does not say: what was built would be left out without a word
 */
export function sentAlong({ name, files }: Manifest): readonly string[] {
  if (files === undefined) throw new Error(`Cannot pack ${name}: its package.json has no "files"`);
  return files.filter((file) => file !== "README.md");
}

/**
 * A README as it reads without the repository around it: links that lead out of the package become
 * the words they stood on.
 */
export function publishedReadme(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, "$1");
}
