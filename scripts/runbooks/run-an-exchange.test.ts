import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../../e2e/story/free-port.ts";
import { buildAll } from "../build/build.ts";
import { ROOT } from "../build/programs.ts";

let folder: string;
let env: NodeJS.ProcessEnv;
let server: { readonly said: () => string; stop(): Promise<void> } | undefined;

beforeAll(async () => {
  await buildAll();
  folder = mkdtempSync(path.join(tmpdir(), "runbook-"));
  mkdirSync(path.join(folder, "elsewhere"));
  env = {
    ...process.env,
    HOLDFAST_DATA: path.join(folder, "data"),
    HOLDFAST_PORT: String(await freePort()),
  };
}, 300_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** The runbook's commands in its order, on this folder instead of the machine's own. */
function commands(): readonly string[] {
  const text = readFileSync(path.join(ROOT, "docs/runbooks/run-an-exchange.md"), "utf8");
  return [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, block = ""]) =>
    block
      .replaceAll("/var/lib/holdfast", path.join(folder, "data"))
      .replaceAll("/somewhere/else", path.join(folder, "elsewhere")),
  );
}

/** Runs commands in a shell, as someone would who copies them. */
function run(block: string, more: NodeJS.ProcessEnv = {}) {
  return spawnSync("sh", ["-ec", block], { cwd: ROOT, env: { ...env, ...more }, encoding: "utf8" });
}

const UPLOAD = path.join(ROOT, "vectors/pdq/images/q0122.jpg");

/** Someone opens a case on the upload, and the participant reads the list. */
async function listUpload(participant: NodeJS.ProcessEnv): Promise<void> {
  const { stdout } = run(`npm run -s holdfast-match -- hash --json "${UPLOAD}"`);
  const { hash, quality } = JSON.parse(stdout);
  const opened = await fetch(`${participant["HOLDFAST_MATCH_EXCHANGE"]}/v1/cases`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key: "0".repeat(32), claims: [{ hash, quality, list: "adult" }] }),
  });
  expect(opened.status).toBe(201);
  for (;;) {
    expect(run("npm run holdfast-match -- sync --once", participant).status).toBe(0);
    if (run(`npm run holdfast-match -- check "${UPLOAD}"`, participant).status === 1) return;
  }
}

/** Runs commands that have to be done, and answers what they said. */
function does(block: string, said: string): string {
  const { status, stdout, stderr } = run(block);
  expect({ status, stderr: status === 0 ? "" : stderr }, block).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain(said);
  return stdout;
}

async function serve(block: string) {
  // A group of its own, so that it can be stopped as Ctrl+C stops all of it at once.
  const shell = spawn("sh", ["-ec", block], { cwd: ROOT, env, detached: true });
  let isOver = false;
  const closed = new Promise<void>((resolve) => {
    shell.once("close", () => {
      isOver = true;
      resolve();
    });
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes("Pepper")) resolve();
    };
    shell.stdout.on("data", listen);
    shell.stderr.on("data", listen);
    shell.once("close", () => reject(new Error(`Cannot serve: ${said}`)));
  });
  return {
    said: () => said,
    async stop() {
      if (!isOver && shell.pid !== undefined) process.kill(-shell.pid, "SIGINT");
      await closed;
    },
  };
}

it.skipIf(process.platform === "win32")(
  "the commands for running an exchange do, in this order, what their runbook says",
  async () => {
    const [
      start = "",
      add = "",
      find = "",
      revoke = "",
      backUp = "",
      check = "",
      back = "",
      ...more
    ] = commands();

    server = await serve(start);
    const [key = ""] = does(add, "hfp_").match(/hfp_\S+/) ?? [];
    const participant = {
      HOLDFAST_MATCH_EXCHANGE: `http://127.0.0.1:${env["HOLDFAST_PORT"]}`,
      HOLDFAST_MATCH_KEY: key,
      HOLDFAST_MATCH_DATA: path.join(folder, "matcher"),
    };
    await listUpload(participant);
    const { stdout: found } = run(find.replace("upload.jpg", `"${UPLOAD}"`), participant);
    const [, id = ""] = /listing ([0-9a-f]{32})\)$/m.exec(found) ?? [];
    does(revoke.replace(/[0-9a-f]{32}/, id), "Revoked.");
    does(backUp, "Written and proven");
    does(check, "participants: 1");
    run('npm run holdfast -- participant add "Too late"');

    await server.stop();
    expect(server.said()).toContain("No participants yet");
    expect(run(back)).toMatchObject({ status: 0, stderr: "" });
    server = await serve(start);
    const { stdout } = run("npm run holdfast -- participant list");
    await server.stop();

    expect(stdout).toContain("Example Board");
    expect(stdout).not.toContain("Too late");
    expect(more).toEqual([]);
  },
  300_000,
);
