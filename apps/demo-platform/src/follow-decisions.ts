import type { MatcherClient } from "./matcher-client.ts";
import type { PostBook } from "./store/post-book.ts";

const WAIT = 25; // seconds the matcher may keep us waiting for news
const WAIT_TO_ASK_AGAIN = 1; // seconds, while posts wait for a list that was not read yet
const PAUSE = 1_000; // milliseconds before another try when it cannot be reached

/**
 * Keeps the board true to its matcher until stopped: judges posts that are still waiting, and does
 * what each re-judgement asks for (hold, stop, release). A matcher that lost what it remembered is
 * shown every post again. When the matcher cannot be reached, posts
 * go on waiting and nothing is shown that was not judged.
 */
export async function followDecisions(
  book: PostBook,
  matcher: MatcherClient,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const { id, original } of book.waiting()) {
        book.judge(id, await matcher.check(id, original));
      }
      const wait = book.waiting().length > 0 ? WAIT_TO_ASK_AGAIN : WAIT;
      await followNews(book, matcher, wait, signal);
    } catch {
      if (!signal.aborted) await pause(PAUSE, signal);
    }
  }
}

/**
 * Does what the matcher has to say by now.
 *
 * @param wait how long it may keep us waiting when there is nothing yet, in seconds
 * @throws {Error} when it cannot be reached
 */
export async function followNews(
  book: PostBook,
  matcher: MatcherClient,
  wait: number,
  signal: AbortSignal,
): Promise<void> {
  const news = await matcher.rejudged(book.followedTo(), wait, signal);
  if (news === "resync") book.startOver();
  else for (const { cursor, post, decision } of news) book.follow(cursor, post, decision);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
