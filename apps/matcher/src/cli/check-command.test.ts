import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore } from "../store/open-store.ts";
import { listingId } from "../testing/listed.ts";
import { runCommand } from "../testing/run-command.ts";
import { LISTED, type ScanPlace, scanPlace } from "../testing/scan-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const VECTORS = fileURLToPath(new URL("../../../../vectors/", import.meta.url));
const MATCHING = `${VECTORS}pdq/images/${LISTED}`;

let place: ScanPlace;

beforeEach(async () => {
  place = await scanPlace();
  await place.run(["sync", "--once"]);
});

afterEach(() => place.close());

const PASSING = `${VECTORS}pdq/images/q0746.jpg`;
const TOO_PLAIN = `${VECTORS}media/avif-sequence.avif`;
const NO_PICTURE = `${VECTORS}media/other-text.jpg`;

describe("the exit code of check", () => {
  it.each([
    ["0 for what passes", [PASSING], 0, ["pass"]],
    ["3 for what is too plain", [PASSING, TOO_PLAIN], 3, ["pass", "too-plain"]],
    ["3 for what is no picture", [NO_PICTURE, PASSING], 3, ["unreadable", "pass"]],
    ["1 when something matches", [TOO_PLAIN, MATCHING], 1, ["too-plain", "claimed"]],
  ])("is %s", async (_, files, code, answers) => {
    const checked = await place.run(["check", "--json", ...files]);

    const decisions = checked.out.map((line) => JSON.parse(line).decision);
    expect(checked.code).toBe(code);
    expect(decisions.map(({ kind, because = kind }) => because)).toEqual(answers);
  });

  it("is 1 for a match of a paused listing, which is unsure", async () => {
    const store = openStore(place.settings.HOLDFAST_MATCH_DATA);
    store.atomically(() => store.listings.setPaused(listingId(1), true));
    store.close();

    const { code, out } = await place.run(["check", "--json", MATCHING, TOO_PLAIN]);

    expect(code).toBe(1);
    expect(JSON.parse(out[0]!).decision).toMatchObject({ kind: "unsure", because: "paused" });
  });

  it("is not that of a scan, to which plain pictures and other files are ordinary", async () => {
    const { code } = await place.run(["scan", PASSING, TOO_PLAIN, NO_PICTURE]);

    expect(code).toBe(0);
  });
});

it.each(["check", "scan"])(
  "%s reports what a listing says in a dry run as well, and with either policy",
  async (command) => {
    const args = [command, "--json", MATCHING];
    const set = { HOLDFAST_MATCH_DRY_RUN: "1", HOLDFAST_MATCH_WHEN_UNAVAILABLE: "fail-closed" };

    const usual = await place.run(args);
    const dry = await runCommand(args, { ...place.settings, ...set });

    expect([usual.code, dry.code]).toEqual([1, 1]);
    expect(dry.out).toEqual(usual.out);
  },
);
