import { runCli } from "./exchange/admin/run-cli.ts";

process.umask(0o077);
process.exitCode = await runCli(process.argv.slice(2), process.env);
