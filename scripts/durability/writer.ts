import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { openCheckedStore, randomCaseKey, writeCase } from "./written-case.ts";

/**
 * `writer.ts DIRECTORY [--at-once N] [--cases N] [--unsynced]`: opens cases one after the other, N
 * at once, until it is killed, and prints the key of each once the store has acknowledged it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "at-once": { type: "string", default: "1" },
    cases: { type: "string", default: "1000000" },
    unsynced: { type: "boolean", default: false },
  },
});
const [directory] = positionals;
if (directory === undefined) throw new Error("Cannot write: no directory was given");

const store = await openCheckedStore(directory, { unsynced: values.unsynced });
let left = Number(values.cases);

async function writeCases(): Promise<void> {
  while (left > 0) {
    left -= 1;
    const key = randomCaseKey();
    await writeCase(store, key);
    // At once, not through a stream: what is printed was acknowledged, whenever the kill comes.
    writeSync(1, `${key}\n`);
  }
}

await Promise.all(Array.from({ length: Number(values["at-once"]) }, writeCases));
await store.close();
