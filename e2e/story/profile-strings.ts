import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Every file of a browser profile, from the profile's folder. */
export function profileFiles(profile: string): readonly string[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(profile, path.join(entry.parentPath, entry.name)));
}

/**
 * Looks for planted strings in every file of a browser profile, in UTF-8 and UTF-16, with capital
 * and small letters as planted.
 *
 * @returns the planted strings that were found and in which file, from the profile's folder
 */
export function plantedFound(profile: string, planted: readonly string[]): readonly string[] {
  return profileFiles(profile).flatMap((file) => {
    const bytes = readFileSync(path.join(profile, file));
    return planted
      .filter((text) => bytes.includes(text, 0, "utf8") || bytes.includes(text, 0, "utf16le"))
      .map((text) => `${text} in ${file}`);
  });
}
