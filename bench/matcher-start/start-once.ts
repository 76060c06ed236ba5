import { existsSync, readFileSync } from "node:fs";
import { openStore } from "../../apps/matcher/src/store/open-store.ts";
import { costOf } from "../cost.ts";
import { usualMatcher } from "../usual-matcher.ts";

/** What one start cost. */
export interface Started {
  /** Milliseconds until it could be asked. */
  readonly wall: number;
  /** Of these, milliseconds of processor time. */
  readonly cpu: number;
  /** Bytes of memory at the most, before anything was saved. */
  readonly memory: number;
  /** Milliseconds in which a snapshot was written; 0 when it was not to be. */
  readonly saving: number;
}

/** Starts a matcher on the folder named first, and saves a snapshot when `save` follows. */
const [folder = "", then] = process.argv.slice(2);

let store = undefined as ReturnType<typeof openStore> | undefined;
let engine = undefined as ReturnType<typeof usualMatcher> | undefined;
const { wall, cpu } = await costOf(async () => {
  store = openStore(folder);
  engine = usualMatcher(store);
});
const memory = mostResident();
const saving = then === "save" ? await costOf(async () => engine?.save()) : undefined;
store?.close();

const started: Started = { wall, cpu, memory, saving: saving?.wall ?? 0 };
console.log(JSON.stringify(started));

/** The most memory this process had, in bytes. Linux counts in `maxRSS` what its parent had, too. */
function mostResident(): number {
  const status = "/proc/self/status";
  const found = existsSync(status) && /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"));
  return 1024 * (found ? Number(found[1]) : process.resourceUsage().maxRSS);
}
