import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Change,
  ChangesPage,
  ChangesQuery,
  Kept,
  type ListedChange,
  PROBLEM_BASE,
  Problem,
  type ProblemCode,
  ReviewRequest,
  SightingRequest,
} from "@holdfast/contract";
import { makeBell } from "../bell.ts";

export const KEY = "hfp_test-participant-key";

/** An exchange that keeps its feed in memory, and everything else to the letter of the contract. */
export interface FeedServer {
  readonly url: string;
  /** Reviews and sightings it kept, in order, as `review <listing> <verdict>`. */
  readonly kept: readonly string[];
  /** How often the feed was read from its beginning. */
  readonly readings: () => number;
  publish(...changes: readonly Change[]): void;
  /** As after a restore: other cursors, and other ids when `rename` says so. */
  restore(rename?: (change: ListedChange) => ListedChange): void;
  /** Answers every request with this problem until told otherwise. */
  fail(code: "unavailable" | "not-authorised" | undefined): void;
  close(): Promise<void>;
}

interface Position {
  readonly at: number;
  readonly change: Change;
}

/** Starts one on a free port, or on the port of one that was closed. */
export async function startFeedServer(port = 0): Promise<FeedServer> {
  const bell = makeBell();
  const kept: string[] = [];
  let feed: Position[] = [];
  let newest = 0;
  let generation = 1;
  let failing: "unavailable" | "not-authorised" | undefined;
  let readings = 0;
  const closing = new AbortController();

  const cursorOf = (at: number) =>
    generation.toString(16).padStart(16, "0") + at.toString(16).padStart(16, "0");

  function place(change: Change): void {
    newest += 1;
    feed = [...feed.filter(({ change: { id } }) => id !== change.id), { at: newest, change }];
  }

  async function changes(query: URLSearchParams, response: ServerResponse): Promise<void> {
    const { cursor, wait, limit } = ChangesQuery.parse(Object.fromEntries(query));
    if (cursor === undefined) readings += 1;
    const after = cursor === undefined ? 0 : Number.parseInt(cursor.slice(16), 16);
    const isKnown = cursor === undefined || (cursorOf(after) === cursor && after <= newest);
    if (!isKnown) return problem(response, 410, "resync");

    if (newest <= after && wait > 0) await bell.next(wait * 1_000, closing.signal);
    const left = feed.filter(({ at }) => at > after);
    const page = left.slice(0, limit);
    const inPage = page.map(({ change }) => change);
    answer(
      response,
      ChangesPage.parse({
        changes: [
          ...inPage.filter(({ kind }) => kind === "removed"),
          ...inPage.filter(({ kind }) => kind === "listed"),
        ],
        cursor: cursorOf(page.at(-1)?.at ?? after),
        more: left.length > page.length,
      }),
    );
  }

  function take(kind: "review" | "sighting", body: unknown, response: ServerResponse): void {
    const request = kind === "review" ? ReviewRequest.parse(body) : SightingRequest.parse(body);
    const word = "verdict" in request ? request.verdict : request.action;
    const isThere = feed.some(
      ({ change }) => change.id === request.listing && change.kind === "listed",
    );
    if (isThere) kept.push(`${kind} ${request.listing} ${word}`);
    answer(response, Kept.parse({ kind: isThere ? "kept" : "gone" }));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://exchange");
    const isAllowed = request.headers.authorization === `Bearer ${KEY}`;
    if (failing !== undefined)
      return problem(response, failing === "unavailable" ? 503 : 401, failing);
    if (!isAllowed) return problem(response, 401, "not-authorised");

    switch (`${request.method} ${pathname}`) {
      case "GET /v1/changes":
        return changes(searchParams, response);
      case "POST /v1/reviews":
        return take("review", await bodyOf(request), response);
      case "POST /v1/sightings":
        return take("sighting", await bodyOf(request), response);
      default:
        return problem(response, 404, "not-found");
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => problem(response, 400, "malformed"));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}/`,
    kept,
    readings: () => readings,
    publish(...published) {
      for (const change of published) place(change);
      bell.ring();
    },
    restore(rename = (change) => change) {
      generation += 1;
      const listed = feed.flatMap(({ change }) => (change.kind === "listed" ? [change] : []));
      feed = [];
      for (const change of listed) place(rename(change));
      bell.ring();
    },
    fail(code) {
      failing = code;
      bell.ring();
    },
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}

function answer(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: ProblemCode): void {
  const body = Problem.parse({
    type: PROBLEM_BASE + code,
    title: `Cannot answer: ${code}`,
    status,
  });
  response
    .writeHead(status, { "content-type": "application/problem+json" })
    .end(JSON.stringify(body));
}
