import { fileURLToPath } from "node:url";
import { build, defaultClientConditions, type InlineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// A build that a test starts would otherwise be one for development.
process.env["NODE_ENV"] = "production";

/** What both parts have in common: workspace packages from their sources, no public folder. */
const COMMON = {
  configFile: false,
  root: here("../"),
  publicDir: false,
  logLevel: "warn",
  resolve: { conditions: ["holdfast-source", ...defaultClientConditions] },
} satisfies InlineConfig;

/** Browsers of phones that are several years old. */
const TARGET = ["chrome94", "firefox93", "safari15"];

/**
 * Builds the scripted parts, apart from the pages: no router, no hydration. One for taking a picture
 * down, with its worker and the decoders; one for opening a case; one for the page of words; one for
 * letters, with a part for Word files that is loaded when the first is wanted.
 *
 * The worker is one self-contained file that the site serves under its own policy, so it does not
 * lie among the static files. The page's script does, with the four decoders beside it.
 */
await build({
  ...COMMON,
  build: {
    target: TARGET,
    outDir: here("../dist/"),
    rolldownOptions: {
      input: here("../src/island/hash-worker.ts"),
      // The decoders' scripts ask where they lie, to fetch what the page hands them anyway.
      transform: { define: { "import.meta": "{}" } },
      output: { format: "iife", entryFileNames: "hash-worker.js" },
    },
  },
});

await build({
  ...COMMON,
  base: "/_island/",
  build: {
    target: TARGET,
    outDir: here("../static/_island/"),
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: {
        pictures: here("../src/island/pictures.ts"),
        "open-case": here("../src/island/open-case.ts"),
        words: here("../src/island-words/words.ts"),
        letters: here("../src/island-letters/letters.ts"),
        find: here("../src/island-help/find.ts"),
      },
      output: {
        format: "es",
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});
