import { type FileKind, type PhotoFormat, recogniseFile } from "@holdfast/media";
import { decoderModules } from "./decoder-modules.ts";
import type { HashAnswer, HashOutcome, HashRequest, LeftOutReason } from "./messages.ts";
import { workerAddress } from "./worker-address.ts";

/** Bytes. A picture of 50 megapixels is smaller than this in every format that is read here. */
const MOST_FILE_BYTES = 150 * 2 ** 20;

/** Enough of a file to see what it is. */
const SNIFF_BYTES = 4096;

/** Turns files into hashes, one after the other, in a worker without a network. */
export interface Hashing {
  /** Never rejects: what goes wrong is an outcome. Ends early as `undefined` when cancelled. */
  hash(file: Blob): Promise<HashOutcome | undefined>;
  /** Stops at once; the worker and all it holds are gone. The next `hash` starts another. */
  cancel(): void;
}

export function startHashing(): Hashing {
  const decoderFor = decoderModules();
  let worker: Worker | undefined;
  let stop: ((outcome: HashOutcome | undefined) => void) | undefined;
  let id = 0;

  function end(): void {
    worker?.terminate();
    worker = undefined;
  }

  function ask(running: Worker, request: HashRequest): Promise<HashOutcome | undefined> {
    return new Promise((resolve) => {
      stop = resolve;
      running.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
        if (data.id === request.id) resolve(data.outcome);
      };
      // A worker that could not start, or that the device ended for lack of memory.
      running.onerror = () => {
        end();
        resolve({ kind: "left-out", why: "broken" });
      };
      running.postMessage(request, [request.bytes]);
    });
  }

  return {
    async hash(file) {
      id += 1;
      const own = id;
      try {
        const kind = await kindOf(file);
        if (typeof kind === "object") return kind;
        const decoder = await decoderFor(kind);
        const bytes = await file.arrayBuffer().catch(() => undefined);
        if (own !== id) return undefined;
        if (bytes === undefined) return leftOut("damaged");

        worker ??= new Worker(workerAddress());
        return await ask(worker, { id: own, bytes, format: kind, decoder });
      } catch {
        return own === id ? leftOut("broken") : undefined;
      }
    },
    cancel() {
      id += 1;
      end();
      stop?.(undefined);
    },
  };
}

/** What kind of picture a file is, by its first bytes; or why it is left out. */
async function kindOf(file: Blob): Promise<PhotoFormat | HashOutcome> {
  const start = await file
    .slice(0, SNIFF_BYTES)
    .arrayBuffer()
    .catch(() => undefined);
  if (start === undefined) return leftOut("damaged");

  const kind: FileKind = recogniseFile(new Uint8Array(start));
  switch (kind) {
    case "jpeg":
    case "png":
    case "webp":
    case "avif":
      return file.size > MOST_FILE_BYTES ? leftOut("too-large") : kind;
    case "heic":
    case "gif":
    case "video":
      return leftOut(kind);
    case "pdf":
    case "svg":
    case "bmp":
    case "tiff":
      return leftOut("other-file");
    // A picture that is still in a cloud, or was never saved whole, arrives as nothing.
    case "empty":
      return leftOut("damaged");
    case "unknown":
      return leftOut("not-a-picture");
  }
}

function leftOut(why: LeftOutReason): HashOutcome {
  return { kind: "left-out", why };
}
