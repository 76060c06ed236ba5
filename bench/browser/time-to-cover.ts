import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { EXIT } from "../../e2e/privacy/exit-stub.ts";

/** What the page's own watch reports to. */
const REPORT = "coveredAfter";

/** How long the other page takes to answer, in milliseconds, so that only the cover is there. */
const OTHER_PAGE = 1_000;

/** How long to wait for a report, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Presses "Leave now" with a real click and times how long the page stays to be seen.
 *
 * @returns milliseconds from the press until a frame with the covered page was drawn
 * @throws {Error} when the page was not empty by then, or nothing was drawn
 */
export async function timeToCover(page: Page): Promise<number> {
  await page.route(`${EXIT}**`, async (route) => {
    await sleep(OTHER_PAGE);
    await route.fulfill({ contentType: "text/html", body: "<p>An ordinary page" });
  });
  const covered = new Promise<{ after: number; left: number }>((resolve) => {
    void page.exposeFunction(REPORT, (after: number, left: number) => resolve({ after, left }));
  });
  await page.evaluate((report) => {
    addEventListener(
      "click",
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => {
            const tell = Reflect.get(globalThis, report) as (after: number, left: number) => void;
            tell(performance.now() - timeStamp, document.body.childNodes.length);
          };
          // A message sent within a frame arrives when that frame has been drawn.
          drawn.port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  }, REPORT);

  await page.getByRole("link", { name: "Leave now" }).click({ noWaitAfter: true });
  const late = sleep(PATIENCE, undefined, { ref: false });
  const report = await Promise.race([covered, late]);
  if (report === undefined) throw new Error("Cannot time the way out: no frame was reported");
  const { after, left } = report;
  if (left > 0) throw new Error(`Cannot time the way out: ${left} pieces of the page are left`);
  await page.waitForURL(EXIT);
  return after;
}
