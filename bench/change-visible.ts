import { setTimeout as sleep } from "node:timers/promises";
import type { Receipt } from "@holdfast/contract";
import type { PdqHash } from "@holdfast/pdq";
import type { Bench } from "./bench.ts";
import { startBuiltExchange } from "./built-exchange.ts";
import { startBuiltMatcher } from "./built-matcher.ts";
import { type DecisionsReader, startDecisionsReader } from "./decisions-reader.ts";
import { caseWith, connections, openCase, post } from "./load/open-case-request.ts";
import { madeUpHash } from "./made-up-hash.ts";
import { median, percentile } from "./percentile.ts";
import { withScratchFolder } from "./scratch-folder.ts";

const CLAIMS = 60;

/** A claim that is not seen by then has failed, in milliseconds. */
const PATIENCE = 30_000;

/** The longest pause between two claims, in milliseconds: as long as the sequencer rests. */
const MOST_PAUSE = 400;

/** When a change was asked for, acknowledged and read at the matcher, on one clock. */
interface Seen {
  readonly asked: number;
  readonly answered: number;
  readonly read: number;
}

export const changeVisible: Bench = {
  name: "change-visible",
  title: "A change becomes visible at a connected matcher",
  run: (say) =>
    withScratchFolder(async (folder) => {
      const exchange = await startBuiltExchange(folder);
      const key = await exchange.addParticipant("Bench");
      const matcher = await startBuiltMatcher(folder, exchange.url, key);
      const reader = startDecisionsReader(matcher.url);
      const agent = connections(1);
      const held: Seen[] = [];
      const released: Seen[] = [];
      try {
        const pictures = Array.from({ length: CLAIMS }, madeUpHash);
        say(`${CLAIMS} uploads remembered`);
        for (const [at, hash] of pictures.entries())
          await remember(matcher.url, uploadOf(at), hash);

        say(`${CLAIMS} claims`);
        const receipts: Receipt[] = [];
        for (const [at, hash] of pictures.entries()) {
          await pause();
          const asked = performance.now();
          receipts.push(await openCase(agent, exchange.url, caseWith([hash])));
          held.push(await seen(reader, at, "hold", asked));
        }

        say(`${CLAIMS} withdrawals`);
        for (const [at, receipt] of receipts.entries()) {
          await pause();
          const asked = performance.now();
          await withdraw(exchange.url, receipt);
          released.push(await seen(reader, at, "release", asked));
        }
      } finally {
        agent.destroy();
        await reader.stop();
        await matcher.stop();
        await exchange.stop();
      }

      return {
        figures: [
          {
            what: "a claim is visible at a connected matcher, p95",
            value: percentile(held.map(sinceAsked), 0.95) / 1_000,
            unit: "seconds",
            goal: { kind: "under", limit: 2 },
            how: `Built server and built matcher, ${CLAIMS} claims over HTTP at random moments, each on a picture that the matcher remembers as an upload. From sending the claim until the platform has read "hold" from GET /v1/decisions, which is later than the answer to the person at most by the beat of the sequencer.`,
          },
          {
            what: "a withdrawal is acted on by a connected matcher, slowest",
            value: Math.max(...released.map(sinceAsked)) / 1_000,
            unit: "seconds",
            goal: { kind: "at-most", limit: 60 },
            how: `The same ${CLAIMS} cases withdrawn over HTTP, until the platform has read "release".`,
          },
        ],
        tables: [
          {
            title: "Until the platform has read it",
            columns: [
              { name: "change" },
              { name: "counted from" },
              { name: "p50", unit: "milliseconds" },
              { name: "p95", unit: "milliseconds" },
              { name: "slowest", unit: "milliseconds" },
            ],
            rows: [
              row("claim: hold", "sending", held.map(sinceAsked)),
              row("claim: hold", "the answer 201", held.map(sinceAnswered)),
              row("withdrawal: release", "sending", released.map(sinceAsked)),
              row("withdrawal: release", "the answer 200", released.map(sinceAnswered)),
            ],
          },
        ],
        notes: [
          "An answer waits for a grid of 250 ms and the sequencer beats every 400 ms, so a change can reach the platform before the person's own answer: that counts as 0.",
        ],
      };
    }),
};

const sinceAsked = ({ asked, read }: Seen) => read - asked;
const sinceAnswered = ({ answered, read }: Seen) => Math.max(0, read - answered);

function row(change: string, from: string, took: readonly number[]) {
  return [change, from, median(took), percentile(took, 0.95), Math.max(...took)];
}

function uploadOf(place: number): string {
  return `upload-${place}`;
}

/** So that claims fall on every moment between two beats of the sequencer. */
function pause(): Promise<unknown> {
  return sleep(Math.random() * MOST_PAUSE);
}

/** Waits until the matcher's word is read; the request was answered just now. */
async function seen(
  reader: DecisionsReader,
  place: number,
  change: "hold" | "release",
  asked: number,
): Promise<Seen> {
  const answered = performance.now();
  return { asked, answered, read: await reader.read(uploadOf(place), change, PATIENCE) };
}

async function remember(matcher: URL, upload: string, hash: PdqHash): Promise<void> {
  const response = await fetch(new URL("v1/uploads", matcher), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upload, hash, quality: 100 }),
  });
  if (!response.ok) throw new Error(`Cannot remember an upload: the answer was ${response.status}`);
}

async function withdraw(exchange: URL, { caseNumber, pin }: Receipt): Promise<void> {
  const agent = connections(1);
  const url = new URL("v1/cases/withdraw", exchange);
  const { status } = await post(agent, url, JSON.stringify({ access: { caseNumber, pin } }));
  agent.destroy();
  if (status !== 200) throw new Error(`Cannot withdraw a case: the answer was ${status}`);
}
