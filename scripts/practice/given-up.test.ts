import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as nextRound, setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { freePort } from "../../e2e/story/free-port.ts";
import { buildAll } from "../build/build.ts";
import { startPracticeCopy } from "./practice-copy.ts";
import { refuseTakenPorts } from "./taken-ports.ts";

const programs = () => process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap");

let folder: string;
beforeAll(() => buildAll(), 300_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "practice-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([0, 20, 200, 600, 1_200])(
  "a start given up after %d ms leaves no program behind",
  async (after) => {
    const ports = {
      exchange: await freePort(),
      matcher: await freePort(),
      board: await freePort(),
    };
    const givenUp = new AbortController();
    const starting = startPracticeCopy(folder, ports, givenUp.signal);
    const outcome = starting.then(
      (copy) => copy.stop().then(() => "started"),
      () => "given up",
    );

    await sleep(after);
    givenUp.abort();

    expect(["given up", "started"]).toContain(await outcome);
    // Node lets go of an ended process at the end of the round in which it says so.
    await nextRound();
    await nextRound();
    expect(programs()).toEqual([]);
    await expect(refuseTakenPorts(ports)).resolves.toBeUndefined();
  },
  60_000,
);
