import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "../../refusal.ts";
import { trialExchange } from "../trial-exchange.ts";
import type { AdminDesk } from "./admin-desk.ts";
import { type AdminSocket, openAdminSocket } from "./admin-socket.ts";
import { askServer } from "./ask-server.ts";
import { socketPath } from "./socket-path.ts";

let folder: string;
let path: string;
let socket: AdminSocket | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-admin-"));
  path = socketPath(folder);
});
afterEach(async () => {
  await socket?.stop();
  socket = undefined;
  rmSync(folder, { recursive: true });
});

let failures: unknown[];
const open = async (admin: AdminDesk = trialExchange().admin) => {
  failures = [];
  socket = await openAdminSocket(path, admin, (error) => failures.push(error));
};

/** Sends text as it is, and reads until the server has said everything. */
function say(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = "";
    const client = connect(path, () => client.end(text));
    client.setEncoding("utf8").on("data", (chunk) => {
      heard += chunk;
    });
    client.on("close", () => resolve(heard));
    client.on("error", reject);
  });
}

describe("the owner's socket", () => {
  it("answers one request after the other", async () => {
    await open();

    const add = await askServer(path, { ask: "participant-add", name: "A", organisation: "B" });
    const list = await askServer(path, { ask: "participant-list" });

    expect(add?.kind).toBe("added");
    expect(list).toMatchObject({ kind: "participants", participants: [{ name: "A" }] });
  });

  it.skipIf(process.platform === "win32")("is its owner's alone", async () => {
    await open();

    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(["no json\n", "{}\n", '{"ask":"participant-list","and":1}\n', "", "x".repeat(9_000)])(
    "says that it does not understand: %j",
    async (text) => {
      await open();

      expect(JSON.parse(await say(text))).toMatchObject({ kind: "failed" });
      expect((await askServer(path, { ask: "participant-list" }))?.kind).toBe("participants");
      expect(failures).toEqual([]);
    },
  );

  it("answers why something was refused, in the words it was refused with", async () => {
    await open(async () => {
      throw new Refusal("Cannot write the backup: a is there already");
    });

    expect(await askServer(path, { ask: "backup", file: "/a" })).toEqual({
      kind: "failed",
      why: "Cannot write the backup: a is there already",
    });
    expect(failures).toEqual([expect.any(Refusal)]);
  });

  it("is nobody when no server runs, also where a killed one left its file", async () => {
    expect(await askServer(path, { ask: "participant-list" })).toBeUndefined();
    await open();
    await socket?.stop();
    writeFileSync(join(folder, "admin.sock"), "");

    expect(await askServer(path, { ask: "participant-list" })).toBeUndefined();
    await open();
    expect((await askServer(path, { ask: "participant-list" }))?.kind).toBe("participants");
  });

  it("does not wait for someone who says nothing when the server stops", async () => {
    await open();
    const silent = connect(path);
    const closed = new Promise((resolve) => silent.once("close", resolve));
    await new Promise((resolve) => silent.once("connect", resolve));

    await socket?.stop();

    await closed;
  });
});

it("a data directory whose path leaves no room for a socket is refused in words", () => {
  expect(() => socketPath(`/${"deep/".repeat(40)}`, "linux")).toThrow("too long");
  expect(socketPath("C:\\ProgramData\\Holdfast", "win32")).toBe(
    "\\\\.\\pipe\\holdfast-C-ProgramData-Holdfast",
  );
});
