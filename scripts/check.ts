import { staticChecks } from "./checks/static-checks.ts";

const failed = await staticChecks();
for (const what of failed) console.error(`Failed: ${what}`);
process.exitCode = failed.length === 0 ? 0 : 1;
