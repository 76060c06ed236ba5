import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Config, SettingError } from "./config.ts";
import { startBoard } from "./start.ts";

const PHOTOS = fileURLToPath(new URL("../photos", import.meta.url));

let home: string;
let config: Config;
const taken = createServer();

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), "board-"));
  writeFileSync(path.join(home, "file"), "a file");
  mkdirSync(path.join(home, "empty"));
  taken.listen(0, "127.0.0.1");
  await once(taken, "listening");
  config = {
    data: path.join(home, "data"),
    port: (taken.address() as AddressInfo).port,
    matcher: new URL("http://127.0.0.1:9/"),
    site: new URL("http://127.0.0.1:9/"),
    photos: PHOTOS,
  };
});
afterEach(async () => {
  await new Promise((resolve) => taken.close(resolve));
  rmSync(home, { recursive: true });
});

describe("a board that cannot start", () => {
  it.each([
    ["a port that is taken", {}, /another program uses it$/],
    ["photos that are not there", { photos: "missing" }, /it is not there$/],
    ["photos that are a file", { photos: "file" }, /a file is in the place of a folder$/],
    ["a folder without photos", { photos: "empty" }, /there is no \.jpg$/],
    ["a folder that is a file", { data: "file" }, /it is a file, not a folder$/],
    ["a folder below a file", { data: "file/below" }, /a file is in the place of a folder$/],
  ])("says in words that it has %s", async (_, rest, words) => {
    const places = Object.entries(rest).map(([name, place]) => [name, path.join(home, place)]);

    const starting = startBoard({ ...config, ...Object.fromEntries(places) });

    await expect(starting).rejects.toThrow(words);
    await expect(starting).rejects.toBeInstanceOf(SettingError);
  });

  it("ends with 2 and one line, without a stack", () => {
    const main = fileURLToPath(new URL("main.ts", import.meta.url));

    const { status, stderr } = spawnSync(process.execPath, [main], { env: {}, encoding: "utf8" });

    expect(status).toBe(2);
    expect(stderr).toBe("Cannot read HOLDFAST_BOARD_DATA: expected a folder, found nothing\n");
  });
});
