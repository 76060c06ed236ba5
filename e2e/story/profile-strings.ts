import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Looks for planted strings in every file of a browser profile, in UTF-8 and UTF-16, any case of
 * letters as planted.
 *
 * @returns the planted strings that were found and in which file, from the profile's folder
 */
export function plantedFound(profile: string, planted: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const file of globSync("**/*", { cwd: profile })) {
    const full = path.join(profile, file);
    if (!statSync(full, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(full);
    for (const text of planted) {
      if (bytes.includes(text, 0, "utf8") || bytes.includes(text, 0, "utf16le")) {
        found.push(`${text} in ${file}`);
      }
    }
  }
  return found;
}
