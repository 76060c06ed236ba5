import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from "node:worker_threads";
import { type NumberedIndex, numberedIndex } from "../numbered-index.ts";
import { ended, readIndex } from "../snapshot/open-saved-index.ts";
import { SnapshotError } from "../snapshot/snapshot-error.ts";
import { foundPieces } from "./found-pieces.ts";
import {
  type Answer,
  type Ask,
  type Asked,
  type Reply,
  RINGS,
  type ShardCalls,
  type ShardData,
  STOPPED,
} from "./shard-calls.ts";

// What runs in a shard's thread: one index, and one call after the other in the order they came.

/** Thrown to leave a batch that nobody waits for any more. */
class Stopped extends Error {
  override readonly name = "Stopped";
}

type Handlers = {
  readonly [Kind in keyof ShardCalls]: (asked: Asked<Kind>, call: number) => Answer<Kind>;
};

const port = parentPort as MessagePort;
const { words } = workerData as ShardData;

let index: NumberedIndex | undefined;
let opening: ReturnType<typeof readIndex> | undefined;
let saving: Iterator<Uint8Array> | undefined;

const handlers: Handlers = {
  make({ room }) {
    index = numberedIndex({ room });
    return undefined;
  },

  open({ piece }) {
    if (opening === undefined) {
      opening = readIndex();
      opening.next();
    }
    const step = opening.next(piece);
    if (piece === undefined) index = ended(step);
    return undefined;
  },

  add({ number, hash }) {
    held().add(number, hash);
    return undefined;
  },

  addMany({ numbers, hashes }) {
    held().addMany(numbers, hashes);
    return undefined;
  },

  remove: ({ number, hash }) => held().remove(number, hash),

  search: ({ hash, distance }) => held().search(hash, distance),

  searchMany({ hashes, distance }, call) {
    const pieces = foundPieces((piece) => send({ call, kind: "found", piece }));
    const throwIfAborted = () => {
      if (words !== undefined && Atomics.load(words, STOPPED) === call) throw new Stopped();
    };
    held().searchMany(hashes, distance, pieces.found, { throwIfAborted });
    pieces.flush();
    return undefined;
  },

  save() {
    saving = held().save()[Symbol.iterator]();
    return undefined;
  },

  savedPiece() {
    const step = saving?.next();
    return step === undefined || step.done ? undefined : step.value;
  },
};

function held(): NumberedIndex {
  if (index === undefined) throw new Error("Cannot ask a shard that has no index yet");
  return index;
}

function send(reply: Reply): void {
  port.postMessage(reply);
}

/** Answers a call. What is not a refusal ends the thread: its memory cannot be trusted any more. */
function serve<Kind extends keyof ShardCalls>({ call, kind, asked }: Ask<Kind>): void {
  try {
    const answer = handlers[kind](asked, call);
    const { size, memory } = index ?? { size: 0, memory: 0 };
    send({ call, kind: "answer", answer, size, memory });
  } catch (error) {
    const isRefusal =
      error instanceof RangeError || error instanceof SnapshotError || error instanceof Stopped;
    if (!isRefusal) throw error;
    send({ call, kind: "refused", name: error.name, message: error.message });
  }
}

if (words === undefined) port.on("message", serve);
else {
  // It sleeps until it is rung up, and takes messages itself: that is faster than through Node's events.
  for (;;) {
    const rings = Atomics.load(words, RINGS);
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
      serve(next.message as Ask);
    }
    Atomics.wait(words, RINGS, rings);
  }
}
