import type { BrowserContext } from "playwright-core";

/** Where "Leave now" leads. */
export const EXIT = "https://www.wikipedia.org/";

/** Puts an ordinary page where the exit leads, so that no test reaches the outside. */
export async function stubExit(context: BrowserContext): Promise<void> {
  await context.route(`${EXIT}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Ordinary</title><p>An ordinary page" }),
  );
}
