import { mkdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../scripts/build/programs.ts";

/** Where installed peers lie from one run to the next. */
export function peersFolder(): string {
  const folder = path.join(ROOT, ".holdfast", "peers");
  mkdirSync(folder, { recursive: true });
  return folder;
}
