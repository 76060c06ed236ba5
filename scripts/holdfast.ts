import { spawn } from "node:child_process";
import path from "node:path";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";

// The operator's command, from a checkout: npm run holdfast -- participant list
await buildAll();
const command = spawn(
  process.execPath,
  ["--enable-source-maps", path.join(ROOT, "apps/server/dist/cli.js"), ...process.argv.slice(2)],
  { stdio: "inherit" },
);
command.once("exit", (code) => {
  process.exitCode = code ?? 1;
});
