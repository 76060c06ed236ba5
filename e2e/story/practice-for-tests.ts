import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildAll } from "../../scripts/build/build.ts";
import { type PracticeCopy, startPracticeCopy } from "../../scripts/practice/practice-copy.ts";

/** Starts the practice copy as `npm start` does, on free ports and in a folder of its own. */
export async function practiceForTests(): Promise<PracticeCopy> {
  await buildAll();
  const folder = mkdtempSync(path.join(tmpdir(), "practice-"));
  const copy = await startPracticeCopy(folder, {
    exchange: await freePort(),
    matcher: await freePort(),
    board: await freePort(),
  });
  return {
    ...copy,
    async stop() {
      await copy.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A port that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
