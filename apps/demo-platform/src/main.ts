import { serve } from "@hono/node-server";
import { boardApp, seedBoard } from "./app.ts";
import { readConfig } from "./config.ts";
import { followDecisions } from "./follow-decisions.ts";
import { MatcherClient } from "./matcher-client.ts";
import { samplePhotos } from "./photos.ts";
import { PostBook } from "./store/post-book.ts";

const config = readConfig(process.env);
const book = new PostBook(config.data);
const matcher = new MatcherClient(config.matcher);
const samples = samplePhotos(config.photos);
const stopping = new AbortController();

seedBoard({ book, samples, now: Date.now });
const following = followDecisions(book, matcher, stopping.signal);
const app = boardApp({ book, matcher, samples, site: config.site, now: Date.now });
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: config.port }, () => {
  console.log(`The demo board is ready at http://127.0.0.1:${config.port}/`);
});

const stop = (): void => {
  stopping.abort();
  server.close(async () => {
    await following;
    book.close();
  });
  if ("closeAllConnections" in server) server.closeAllConnections();
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
