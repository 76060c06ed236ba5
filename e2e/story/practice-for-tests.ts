import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildAll } from "../../scripts/build/build.ts";
import { type PracticeCopy, startPracticeCopy } from "../../scripts/practice/practice-copy.ts";
import { freePort } from "./free-port.ts";

/** A practice copy that a test may look into. */
export interface PracticeForTests extends PracticeCopy {
  /** Its data: `exchange/`, `matcher/`, `board/`. Gone when it is stopped. */
  readonly folder: string;
}

/** Starts the practice copy as `npm start` does, on free ports and in a folder of its own. */
export async function practiceForTests(): Promise<PracticeForTests> {
  await buildAll();
  const folder = mkdtempSync(path.join(tmpdir(), "practice-"));
  const copy = await startPracticeCopy(folder, {
    exchange: await freePort(),
    matcher: await freePort(),
    board: await freePort(),
  });
  return {
    ...copy,
    folder,
    async stop() {
      await copy.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
