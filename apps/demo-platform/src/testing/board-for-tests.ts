import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { boardApp } from "../app.ts";
import { MatcherClient } from "../matcher-client.ts";
import { samplePhotos } from "../photos.ts";
import type { Decision } from "../post.ts";
import { PostBook } from "../store/post-book.ts";

/** What a matcher on the other side of the wire says, set by the test. */
export interface Said {
  /** To an upload and to a review; without one it cannot answer. */
  decision: Decision | undefined;
  /** Whether it remembers the upload that is reviewed. */
  knows: boolean;
  paused: readonly unknown[];
  /** What it judged again, as entries of its log. */
  news: readonly {
    readonly cursor: number;
    readonly upload: string;
    readonly decision: Decision;
  }[];
}

const ORIGIN = "http://localhost";

/** A board with an empty book, and the matcher it speaks with. */
export async function boardForTests() {
  const said: Said = { decision: { kind: "pass" }, knows: true, paused: [], news: [] };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", ORIGIN);
    if (request.method === "POST") asked.push(`POST ${pathname}`);
    const answer = (status: number, body: unknown) => {
      response.statusCode = said.decision === undefined ? 503 : status;
      response.end(JSON.stringify(body));
    };
    request.resume().on("end", () => {
      if (pathname === "/v1/paused") return answer(200, { paused: said.paused });
      if (pathname === "/v1/decisions") {
        const since = Number(searchParams.get("since"));
        const decisions = said.news.filter(({ cursor }) => cursor > since);
        return answer(200, { cursor: decisions.at(-1)?.cursor ?? since, decisions });
      }
      const isKnown = said.knows || !pathname.endsWith("/review");
      return answer(isKnown ? 200 : 404, { decision: said.decision });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const folder = mkdtempSync(path.join(tmpdir(), "board-"));
  const book = new PostBook(folder);
  const samples = samplePhotos(new URL("../../photos", import.meta.url).pathname);
  const matcher = new MatcherClient(new URL(`http://127.0.0.1:${port}/`));
  const site = new URL("http://127.0.0.1:4310/");
  const app = boardApp({ book, matcher, samples, site, now: () => 1 });

  return {
    app,
    book,
    samples,
    said,
    asked,

    /** Posts as the board's own form does. */
    post(fields: Readonly<Record<string, string | File>>) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return app.request("/posts", { method: "POST", body, headers: { origin: ORIGIN } });
    },

    /**
     * Answers as the desk's form does, about a post or about its report; unless `seen` says
     * otherwise, as on a page that was made just now.
     */
    answer(place: string, fields: Readonly<Record<string, string>>) {
      const seen = String(book.find(Number.parseInt(place, 10))?.revision);
      const body = new URLSearchParams({ seen, ...fields });
      const headers = { origin: ORIGIN };
      return app.request(`/moderator/posts/${place}`, { method: "POST", body, headers });
    },

    async page(place: string): Promise<string> {
      return (await app.request(place)).text();
    },

    async tidy() {
      book.close();
      rmSync(folder, { recursive: true });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
