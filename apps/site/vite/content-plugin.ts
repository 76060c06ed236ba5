import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { askedTexts, type Catalogue, compileCatalogue, requireSameKeys } from "./catalogue.ts";
import { readLetters } from "./read-letters.ts";
import { readReview } from "./read-review.ts";
import { readSources } from "./sources.ts";

/** The language that decides which texts there are. */
const FIRST_LANGUAGE = "en";

/** What the site imports: its words, the same with sources and findings for reviewers, and letters. */
const WORDS = "virtual:content";
const REVIEW = "virtual:review";
const LETTERS = "virtual:letters";
const ALL: readonly string[] = [WORDS, REVIEW, LETTERS];

/** How the bundler knows modules that are no files. */
const resolved = (id: string) => `\0${id}`;

/** Reads and compiles every language of a content folder. @throws {Error} for what does not fit */
export function readContent(folder: string): Record<string, Catalogue> {
  const sources = readSources(folder);
  const languages = readdirSync(folder).filter((name) => /^[a-z]{2,3}$/.test(name));
  const catalogues = Object.fromEntries(
    languages.map((language) => [
      language,
      compileCatalogue(readLanguage(join(folder, language)), sources),
    ]),
  );

  const first = catalogues[FIRST_LANGUAGE] ?? {};
  for (const language of languages) requireSameKeys(first, catalogues[language] ?? {}, language);
  return catalogues;
}

/** Markdown by page; a file in a folder is called `folder/name`. */
function readLanguage(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    files
      .filter((file) => file.endsWith(".md"))
      .map((file) => [
        file.slice(0, -".md".length).replaceAll(sep, "/"),
        readFileSync(join(folder, file), "utf8"),
      ]),
  );
}

/**
 * Gives the site its words: `virtual:content` holds the compiled catalogues, and a source file that
 * asks for a text that is not there, or in a form its markup does not allow, stops the build.
 */
export function contentPlugin({ content, sources }: { content: string; sources: string }): Plugin {
  let catalogues: Record<string, Catalogue> = {};

  /** Pages keep their last good words when new ones cannot be used. */
  function takeNewWords({ config, environments }: ViteDevServer): void {
    try {
      catalogues = readContent(content);
    } catch (error) {
      config.logger.error(error instanceof Error ? error.message : String(error));
      return;
    }
    for (const { moduleGraph } of Object.values(environments)) {
      for (const id of ALL) {
        const old = moduleGraph.getModuleById(resolved(id));
        if (old !== undefined) moduleGraph.invalidateModule(old);
      }
    }
  }

  return {
    name: "holdfast-content",
    enforce: "pre",
    buildStart() {
      catalogues = readContent(content);
    },
    resolveId(id) {
      return ALL.includes(id) ? resolved(id) : null;
    },
    configureServer(server) {
      server.watcher.add(content);
      server.watcher.on("all", (_, file) => {
        if (file.startsWith(content)) takeNewWords(server);
      });
    },
    load(id) {
      if (id === resolved(WORDS)) return moduleOf(catalogues);
      if (id === resolved(LETTERS)) return moduleOf(readLetters(content, readSources(content)));
      if (id === resolved(REVIEW)) return moduleOf(readReview(content, today()));
      return null;
    },
    transform(code, id) {
      if (!id.startsWith(sources) || id.includes("?") || id.includes(".test.")) return null;
      for (const { key, form } of askedTexts(code)) {
        if (catalogues[FIRST_LANGUAGE]?.[key]?.[form] === undefined) {
          this.error(
            `${relative(sources, id)} asks for "${key}" as ${form}, which is not in content/`,
          );
        }
      }
      return null;
    },
  };
}

/** Text in a JSON.parse loads faster than the same as an object literal. */
function moduleOf(value: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

/** The day of this build, in UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
