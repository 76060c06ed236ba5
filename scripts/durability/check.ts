import { createInterface } from "node:readline";
import { lostCases } from "./lost-cases.ts";

/** `check.ts DIRECTORY < ACKNOWLEDGED`: ends with 1 when a case that was acknowledged is not there. */
const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error("Cannot check: no directory was given");

const keys: string[] = [];
for await (const key of createInterface({ input: process.stdin })) keys.push(key);

const lost = await lostCases(directory, keys);
console.log(`acknowledged ${keys.length}, lost ${lost.length}`);
process.exitCode = lost.length === 0 ? 0 : 1;
