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
 * A README as it reads without the repository around it: links that lead out of the package become
 * the words they stood on.
 */
export function publishedReadme(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, "$1");
}
