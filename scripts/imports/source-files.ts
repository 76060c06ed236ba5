import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "../build/programs.ts";

/** A source file and what it imports, types included. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** Every TypeScript and Svelte source under these folders, tests included, built files not. */
export function sourceFiles(folders: readonly string[]): readonly SourceFile[] {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,svelte}`);
  return globSync(patterns, {
    cwd: ROOT,
    exclude: (place) => /(^|[\\/])(node_modules|dist|build|\.svelte-kit|_island)$/.test(place),
  })
    .map((place) => place.replaceAll("\\", "/"))
    .filter((file) => !file.endsWith(".d.ts"))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), "utf8");
      const { importedFiles } = ts.preProcessFile(scriptOf(file, text), true, true);
      return { file, text, imports: importedFiles.map((found) => found.fileName) };
    });
}

/** The script blocks of a component; the whole of any other file. */
function scriptOf(file: string, text: string): string {
  if (!file.endsWith(".svelte")) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    .map((found) => found[1])
    .join("\n");
}
