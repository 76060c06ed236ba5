/// <reference lib="webworker" />
import { hashPictureFile } from "./hash-picture-file.ts";
import type { HashAnswer, HashRequest } from "./messages.ts";

/**
 * The worker that turns pictures into hashes. Its own policy gives it no network, so what it is
 * handed can leave it only as the answer below.
 */
declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", async ({ data }: MessageEvent<HashRequest>) => {
  const outcome = await hashPictureFile(data);
  self.postMessage({ id: data.id, outcome } satisfies HashAnswer);
});
