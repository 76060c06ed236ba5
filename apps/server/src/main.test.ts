import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { CaseStatus, ChangesPage, Receipt } from "@holdfast/contract";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accessOf, trialClaim, trialHash, trialKey } from "./exchange/trial-exchange.ts";
import { trialDirectory } from "./trial-server.ts";

// Every test starts processes; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 60_000 });

let trial: ReturnType<typeof trialDirectory>;
beforeEach(() => {
  trial = trialDirectory();
});
afterEach(() => trial.remove());

const post = (url: string, path: string, body: object, key?: string) =>
  fetch(url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
  });

const changes = (url: string, key: string, query = "") =>
  fetch(`${url}/v1/changes?${query}`, { headers: { authorization: `Bearer ${key}` } });

async function addParticipant(name: string): Promise<string> {
  const { stdout, stderr } = await trial.holdfast("participant", "add", name, "--json");
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout).key;
}

describe("a server that is asked to stop", () => {
  it("answers those who wait, takes nobody else, and ends well", async () => {
    const server = await trial.start();
    const key = await addParticipant("Board");
    const opening = post(server.url, "/v1/cases", trialClaim(1, 1));
    const waiting = changes(server.url, key, "wait=30");
    await opening;
    const page = ChangesPage.parse(await (await waiting).json());

    const last = changes(server.url, key, `wait=30&cursor=${page.cursor}`);
    await fetch(`${server.url}/healthz`);
    server.kill("SIGTERM");

    expect(ChangesPage.parse(await (await last).json()).changes).toEqual([]);
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  it("does not wait for a connection that says nothing", async () => {
    const server = await trial.start();
    const { hostname, port } = new URL(server.url);
    const silent = connect(Number(port), hostname);
    await new Promise((resolve) => silent.once("connect", resolve));
    silent.write("POST /v1/cases HTTP/1.1\r\nhost: localhost\r\n");
    silent.write("content-type: application/json\r\ncontent-length: 10\r\n\r\n{");
    await fetch(`${server.url}/healthz`);

    server.kill("SIGINT");

    expect(await server.ended).toMatchObject({ code: 0 });
    silent.destroy();
  });
});

describe("a server that is killed", () => {
  it("keeps every case it acknowledged, and the next one starts at once", async () => {
    const first = await trial.start();
    const opened = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const answer = await post(first.url, "/v1/cases", trialClaim(at, at));
        return Receipt.parse(await answer.json());
      }),
    );
    first.kill("SIGKILL");
    await first.ended;

    const second = await trial.start();

    for (const receipt of opened) {
      const answer = await post(second.url, "/v1/cases/status", { access: accessOf(receipt) });
      expect(CaseStatus.parse(await answer.json()).photos).toHaveLength(1);
    }
    const again = await post(second.url, "/v1/cases", trialClaim(0, 0));
    expect(Receipt.parse(await again.json())).toEqual(opened[0]);
    // The socket file of the killed server was still there.
    expect(await addParticipant("Board")).toMatch(/^hfp_/);
  });
});

describe("a server that cannot start says why and ends with 1", () => {
  it("when its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;

    const ended = await trial.runToEnd({ HOLDFAST_PORT: String(port) });
    other.close();

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(
      `Cannot listen on 127.0.0.1 port ${port}: another program uses this port`,
    );
    expect(ended.stderr).not.toContain("    at ");
    expect(readdirSync(trial.root)).toEqual([]);
  });

  it("when another server has the data directory", async () => {
    const first = await trial.start();

    const ended = await trial.runToEnd();

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("another server is using");
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    expect((await trial.holdfast("participant", "list")).code).toBe(0);
  });

  it("when a setting cannot be read", async () => {
    const ended = await trial.runToEnd({ HOLDFAST_PORT: "http" });

    expect(ended).toMatchObject({
      code: 1,
      stdout: "",
      stderr: 'Cannot read HOLDFAST_PORT: expected 0 to 65535, found "http"\n',
    });
    expect(existsSync(trial.data)).toBe(false);
  });

  it("when its data directory is a file", async () => {
    writeFileSync(trial.data, "");

    const ended = await trial.runToEnd();

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("Cannot use the folder");
    expect(ended.stderr).not.toMatch(/EEXIST|ENOTDIR/);
  });

  it.skipIf(process.platform !== "linux")(
    "when no folder can be made where its data should be",
    async () => {
      const ended = await trial.runToEnd({ HOLDFAST_DATA: "/proc/nope/data" });

      expect(ended).toMatchObject({
        code: 1,
        stderr: "Cannot use the folder /proc/nope/data: none can be made there\n",
      });
    },
    10_000,
  );

  it("when its lock is a folder", async () => {
    mkdirSync(join(trial.data, "server.lock"), { recursive: true });

    const ended = await trial.runToEnd();

    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^Cannot .*: a folder of that name is there\n$/);
  });

  it("when the pepper is a folder", async () => {
    mkdirSync(`${trial.data}-secrets/pepper`, { recursive: true, mode: 0o700 });

    const ended = await trial.runToEnd();

    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^Cannot read the pepper .*: a folder of that name is there\n$/);
  });

  it("when the site is not built", async () => {
    const ended = await trial.runToEnd({ HOLDFAST_SITE: join(trial.root, "handler.js") });

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("Cannot load the site");
    expect(readdirSync(trial.root)).toEqual([]);
  });

  it("when the pepper is gone, and when it is open to others", async () => {
    const server = await trial.start();
    server.kill("SIGTERM");
    await server.ended;
    const pepper = `${trial.data}-secrets/pepper`;

    chmodSync(pepper, 0o666);
    expect((await trial.runToEnd()).stderr).toContain("Cannot use the pepper");
    rmSync(pepper);
    expect((await trial.runToEnd()).stderr).toContain("Cannot find the pepper");
  });
});

it("a server that is given an argument says that it takes none, and ends with 2", async () => {
  const ended = await trial.runToEnd({}, ["--bogus"]);

  expect(ended).toMatchObject({ code: 2, stdout: "" });
  expect(ended.stderr).toMatch(/^Cannot start: "--bogus" is not understood\. .*--help/);
  expect(readdirSync(trial.root)).toEqual([]);
});

describe("what a server leaves on disk", () => {
  it.skipIf(process.platform === "win32")("is its owner's alone", async () => {
    await trial.start();
    const mode = (path: string) => statSync(path).mode & 0o777;

    expect(mode(trial.data)).toBe(0o700);
    expect(mode(`${trial.data}-secrets`)).toBe(0o700);
    for (const file of ["exchange.sqlite", "exchange.sqlite-wal", "server.lock", "admin.sock"]) {
      expect(mode(join(trial.data, file))).toBe(0o600);
    }
  });
});

it("a server tells who looks after it that nobody takes part yet, and how to change that", async () => {
  const alone = await trial.start();
  await addParticipant("Board");
  alone.kill("SIGTERM");
  const { stdout } = await alone.ended;
  const joined = await trial.start();
  joined.kill("SIGTERM");

  expect(stdout).toContain(`npm run holdfast -- participant add "Its name" --data ${trial.data}\n`);
  expect((await joined.ended).stdout).not.toContain("participant add");
});

it("what a server refuses leaves one line in its log each, and no stack", async () => {
  const server = await trial.start();
  const asked = [
    await post(server.url, "/v1/cases", { planted: 1 }),
    await fetch(`${server.url}/v1/cases`, { method: "POST", body: "{" }),
    await post(server.url, "/v1/cases", { much: "x".repeat(20_000) }),
    await fetch(`${server.url}/v1/%E0%A4%A`),
    await fetch(`${server.url}/v1/changes`),
    await changes(server.url, "hfp_WRONG"),
    await fetch(`${server.url}/v1/cases`, { method: "DELETE" }),
    await fetch(`${server.url}/v1/cases`, { method: "OPTIONS" }),
  ];
  const healthy = await fetch(`${server.url}/healthz`);
  server.kill("SIGTERM");
  const { stderr } = await server.ended;

  expect(asked.map(({ status }) => status)).toEqual([400, 400, 413, 404, 401, 401, 404, 404]);
  expect(healthy.status).toBe(200);
  expect(stderr.trim().split("\n")).toHaveLength(asked.length + 1);
  expect(stderr).not.toContain("stack");
});

it("a server's log and output hold nothing of those who used it", async () => {
  const server = await trial.start({ HOLDFAST_LOG_LEVEL: "debug" });
  const key = await addParticipant("Board");
  const opened = await post(server.url, "/v1/cases", trialClaim(1, 1));
  const receipt = Receipt.parse(await opened.json());
  const access = accessOf(receipt);
  const page = ChangesPage.parse(await (await changes(server.url, key, "wait=30")).json());
  const [listed] = page.changes;
  await post(server.url, "/v1/reviews", { listing: listed?.id, verdict: "intimate" }, key);
  await post(server.url, "/v1/cases/status", { access });
  await post(server.url, "/v1/cases/status", { access: { ...access, pin: "13572468" } });
  await post(server.url, `/v1/cases?${trialHash(2)}`, { planted: trialHash(3) });
  await fetch(`${server.url}/${trialHash(2)}`);
  await changes(server.url, "hfp_WRONG");
  await fetch(`${server.url}/v1/about`, { headers: { "user-agent": "planted agent" } });
  await fetch(`${server.url}/v1/about`, { headers: { "x-forwarded-for": "203.0.113.9" } });
  server.kill("SIGTERM");
  const { stdout, stderr } = await server.ended;

  const lines = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThanOrEqual(10);
  expect(stdout).toContain(`Holdfast is ready at ${server.url}/\n`);
  const secrets = [
    trialHash(1),
    trialHash(2),
    trialHash(3),
    trialKey(1),
    key,
    "hfp_",
    receipt.caseNumber,
    receipt.pin,
    receipt.spareCode,
    "13572468",
    listed?.id ?? "",
    page.cursor,
    "127.0.0.1",
    "203.0.113.9",
    "planted",
  ];
  for (const secret of secrets) expect(stderr).not.toContain(secret);
  for (const line of [`Data: ${trial.data}\n`, `${trial.data}-secrets/pepper\n`]) {
    expect(stdout).toContain(line);
  }
});

describe("the command holdfast", () => {
  it("looks after participants, beside a running server and without one", async () => {
    const server = await trial.start();
    const key = await addParticipant("Board");
    expect((await changes(server.url, key)).status).toBe(200);

    const taken = await trial.holdfast("participant", "add", "Board");
    const listed = await trial.holdfast("participant", "list");
    const rotated = await trial.holdfast("participant", "rotate", "Board", "--json");
    server.kill("SIGTERM");
    await server.ended;

    expect(taken).toMatchObject({ code: 1, stdout: "" });
    expect(listed.stdout).toMatch(/Board +Board .* 1 +0\n$/);
    const alone = await trial.holdfast("participant", "revoke", "Board");
    expect(alone).toMatchObject({ code: 0, stdout: "Revoked.\n" });

    const again = await trial.start();
    for (const old of [key, JSON.parse(rotated.stdout).key]) {
      expect((await changes(again.url, old)).status).toBe(401);
    }
  });

  it("revokes a listing by a participant's id, and the matcher is told to let go", async () => {
    const server = await trial.start();
    const key = await addParticipant("Board");
    await post(server.url, "/v1/cases", trialClaim(1, 1));
    const first = ChangesPage.parse(await (await changes(server.url, key, "wait=30")).json());
    const id = first.changes[0]?.id ?? "";

    const revoke = (name: string, listing = id) =>
      trial.holdfast("listing", "revoke", listing, "--participant", name);
    const [unknown, foreign, done] = [
      await revoke("Nobody"),
      await revoke("Board", "0".repeat(32)),
      await revoke("Board"),
    ];

    expect([unknown.code, foreign.code, done.code]).toEqual([1, 1, 0]);
    const next = await changes(server.url, key, `wait=30&cursor=${first.cursor}`);
    expect(ChangesPage.parse(await next.json()).changes).toEqual([
      { kind: "removed", id, why: "revoked" },
    ]);
    expect((await revoke("Board")).stderr).toContain("no longer on the list");
  });

  it("backs up a running server; a server on the copy knows every case and asks to resync", async () => {
    const server = await trial.start();
    const key = await addParticipant("Board");
    const opened = await post(server.url, "/v1/cases", trialClaim(1, 1));
    const receipt = Receipt.parse(await opened.json());
    const page = ChangesPage.parse(await (await changes(server.url, key, "wait=30")).json());
    const copy = join(trial.root, "copy.sqlite");

    const backup = await trial.holdfast("backup", copy);
    const checked = await trial.holdfast("check", copy);
    const twice = await trial.holdfast("backup", copy);
    const nowhere = await trial.holdfast("backup", join(trial.root, "missing", "copy.sqlite"));
    server.kill("SIGTERM");
    const { stderr: log } = await server.ended;
    for (const ending of ["", "-wal", "-shm"]) {
      rmSync(join(trial.data, `exchange.sqlite${ending}`), { force: true });
    }
    copyFileSync(copy, join(trial.data, "exchange.sqlite"));
    const restored = await trial.start();

    expect(backup).toMatchObject({ code: 0, stdout: expect.stringContaining("proven") });
    expect(backup.stderr).toBe(`In ${trial.data}:\n`);
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining("cases: 1") });
    expect(twice.code).toBe(1);
    expect(nowhere.stderr).toContain("Cannot write the backup: there is no folder");
    expect(log.match(/"msg":"refused"/g)).toHaveLength(2);
    expect(log).not.toContain("stack");
    const status = await post(restored.url, "/v1/cases/status", { access: accessOf(receipt) });
    expect(CaseStatus.parse(await status.json()).state).toBe("live");
    expect((await changes(restored.url, key, `cursor=${page.cursor}`)).status).toBe(410);
    expect((await changes(restored.url, key)).status).toBe(200);
  });

  it("says what it does not understand, and where there is nothing to look after", async () => {
    const nothing = await trial.holdfast("participant", "list");
    const unknown = await trial.holdfast("participant", "befriend");
    const misshapen = await trial.holdfast("participant", "add", "<b>");
    const help = await trial.holdfast("participant", "add", "--help");

    expect(nothing).toMatchObject({ code: 1 });
    expect(nothing.stderr).toContain("Cannot find an exchange in");
    expect([unknown.code, misshapen.code, help.code]).toEqual([2, 2, 0]);
    expect(help.stdout).toContain("Example:");
    expect(existsSync(trial.data)).toBe(false);
  });
});
