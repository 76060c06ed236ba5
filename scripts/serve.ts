import { spawn } from "node:child_process";
import path from "node:path";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";

// The real thing: the server alone, with the settings of the environment. See docs/runbooks.
await buildAll();
const server = spawn(
  process.execPath,
  ["--enable-source-maps", path.join(ROOT, "apps/server/dist/main.js"), ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: { HOLDFAST_SITE: path.join(ROOT, "apps/site/build/handler.js"), ...process.env },
  },
);
process.on("SIGTERM", () => server.kill("SIGTERM"));
process.on("SIGINT", () => {});
server.once("exit", (code) => {
  process.exitCode = code ?? 1;
});
