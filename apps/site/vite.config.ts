import { fileURLToPath } from "node:url";
import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defaultServerConditions, defineConfig } from "vite";
import { contentPlugin } from "./vite/content-plugin.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// A build that a test starts would otherwise be one for development: bigger, slower, talkative.
process.env["NODE_ENV"] = "production";

/** The pages. The scripted part is built before them, by `vite/build-island.ts`. */
export default defineConfig({
  plugins: [
    contentPlugin({ content: here("../../content"), sources: here("./src/") }),
    sveltekit({
      adapter: adapter({ precompress: true }),
      // See `src/lib/is-foreign-form.ts`, which refuses the same with a page people can read.
      csrf: { trustedOrigins: ["*"] },
      // Addresses of files do not change with the depth of the page that names them.
      paths: { relative: false },
    }),
  ],
  ssr: {
    // Workspace packages are read from their sources and become part of the bundle.
    noExternal: [/^@holdfast\//],
    resolve: { conditions: ["holdfast-source", ...defaultServerConditions] },
  },
});
