import { statSync } from "node:fs";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { boardApp, seedBoard } from "./app.ts";
import { type Config, SettingError } from "./config.ts";
import { followDecisions } from "./follow-decisions.ts";
import { MatcherClient } from "./matcher-client.ts";
import { samplePhotos } from "./photos.ts";
import { PostBook } from "./store/post-book.ts";

/** A board that answers. */
export interface RunningBoard {
  stop(): Promise<void>;
}

/**
 * Starts the board.
 *
 * @throws {SettingError} when a folder or the port cannot be had
 */
export async function startBoard(config: Config): Promise<RunningBoard> {
  const samples = samplesIn(config.photos);
  const book = bookIn(config.data);
  const matcher = new MatcherClient(config.matcher);
  const app = boardApp({ book, matcher, samples, site: config.site, now: Date.now });
  const server = createServer(getRequestListener(app.fetch));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(config.port, "127.0.0.1", resolve);
    });
  } catch (error) {
    book.close();
    throw new SettingError(`Cannot listen on port ${config.port}: ${wordsFor(error)}`);
  }

  seedBoard({ book, samples, now: Date.now });
  const stopping = new AbortController();
  const following = followDecisions(book, matcher, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await following;
      book.close();
    },
  };
}

function samplesIn(folder: string) {
  try {
    const samples = samplePhotos(folder);
    if (samples.length > 0) return samples;
  } catch (error) {
    throw new SettingError(`Cannot read the photos in ${folder}: ${wordsFor(error)}`);
  }
  throw new SettingError(`Cannot read the photos in ${folder}: there is no .jpg`);
}

function bookIn(folder: string): PostBook {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    throw new SettingError(`Cannot keep posts in ${folder}: it is a file, not a folder`);
  }
  try {
    return new PostBook(folder);
  } catch (error) {
    throw new SettingError(`Cannot keep posts in ${folder}: ${wordsFor(error)}`);
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses it",
  EACCES: "this user may not use it",
  EPERM: "this user may not use it",
  EROFS: "it can only be read",
  ENOENT: "it is not there",
  ENOTDIR: "a file is in the place of a folder",
  ENOSPC: "the disk is full",
};

/** What the system found, in words where there are some. */
function wordsFor(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return WORDS[code] ?? message;
}
