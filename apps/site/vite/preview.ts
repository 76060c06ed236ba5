import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createServer, type Plugin } from "vite";
import { checkContent } from "./check/check-content.ts";
import { findingInWords } from "./check/finding-in-words.ts";

const HELP = `npm run content:preview -- [--port N]

Shows the site with the texts of content/ as they are now. Change a file, save it, reload the page.
What the check finds in that file is said here. Nothing can be sent from a preview.

  --port   where the preview answers, on this machine only; default 4340
  --help   this`;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CONTENT = here("../../../content");

const { values } = parseArgs({
  options: { help: { type: "boolean" }, port: { type: "string", default: "4340" } },
});
if (values.help) console.log(HELP);
else await preview(Number(values.port));

/** Serves the site from its sources until it is stopped. */
async function preview(port: number): Promise<void> {
  const server = await createServer({
    root: here("../"),
    configFile: here("../vite.config.ts"),
    logLevel: "error",
    clearScreen: false,
    server: { host: "127.0.0.1", port, strictPort: true },
    optimizeDeps: { noDiscovery: true },
    plugins: [withoutPolicy(), checkOnSave()],
  });
  await server.listen();
  console.log(`Preview: http://127.0.0.1:${port}/ (Ctrl+C ends it)`);
}

/** A server for development puts the look into the page itself, which the site's policy forbids. */
function withoutPolicy(): Plugin {
  return {
    name: "holdfast-preview-policy",
    configureServer(server) {
      server.middlewares.use((_, response, next) => {
        const setHeader = response.setHeader.bind(response);
        response.setHeader = (name, value) =>
          name.toLowerCase() === "content-security-policy" ? response : setHeader(name, value);
        next();
      });
    },
  };
}

/** Says after each save what the check finds in that file. */
function checkOnSave(): Plugin {
  return {
    name: "holdfast-preview-check",
    configureServer(server) {
      server.watcher.on("change", (changed) => {
        const file = relative(CONTENT, changed).replaceAll("\\", "/");
        if (!file.endsWith(".md")) return;
        const { findings } = checkContent(CONTENT, new Date().toISOString().slice(0, 10));
        const found = findings.filter((finding) => finding.file === file);
        console.log(
          [`Saved content/${file}: ${found.length} found.`, ...found.map(findingInWords)].join(
            "\n",
          ),
        );
      });
    },
  };
}
