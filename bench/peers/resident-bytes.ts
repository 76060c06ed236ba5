import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes of memory that this process holds, after what is waste was given back. */
export function residentBytes(): number {
  collect();
  collect();
  return process.memoryUsage.rss();
}
