import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
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
