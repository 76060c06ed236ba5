import { spawn } from "node:child_process";
import path from "node:path";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";

// A platform's command, from a checkout: npm run holdfast-match -- hash photo.jpg
await buildAll();
const command = spawn(
  process.execPath,
  ["--enable-source-maps", path.join(ROOT, "apps/matcher/dist/main.js"), ...process.argv.slice(2)],
  // npm runs its scripts in the root; a file is named from where the person stands.
  { stdio: "inherit", cwd: process.env["INIT_CWD"] ?? process.cwd() },
);
process.on("SIGTERM", () => command.kill("SIGTERM"));
// A terminal sends SIGINT to the command as well; it decides when to end.
process.on("SIGINT", () => {});
command.once("exit", (code) => {
  process.exitCode = code ?? 1;
});
