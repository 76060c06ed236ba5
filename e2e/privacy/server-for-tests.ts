import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildAll } from "../../scripts/build/build.ts";
import { ROOT } from "../../scripts/build/programs.ts";
import { startProgram } from "../../scripts/practice/program.ts";
import { freePort } from "../story/free-port.ts";

/** An answer as a plain HTTP client sees it. */
export interface PlainAnswer {
  readonly status: number;
  readonly text: string;
}

/** The server program with its site, without the programs around it. */
export interface ServerForTests {
  /** Where its pages are, for a browser. */
  readonly site: URL;
  /** Sends exactly these headers and this body, as a proxy might. */
  send(
    method: "GET" | "POST",
    address: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Iterable<string>,
  ): Promise<PlainAnswer>;
  stop(): Promise<void>;
}

/** Starts the server program as an operator does, with these settings besides. */
export async function serverForTests(
  settings: Readonly<Record<string, string>>,
): Promise<ServerForTests> {
  await buildAll();
  const folder = mkdtempSync(path.join(tmpdir(), "server-"));
  const port = await freePort();
  const site = new URL(`http://127.0.0.1:${port}/`);
  const program = await startProgram(
    "the server",
    path.join(ROOT, "apps/server/dist/main.js"),
    [],
    {
      HOLDFAST_DATA: path.join(folder, "exchange"),
      HOLDFAST_PORT: String(port),
      HOLDFAST_SITE: path.join(ROOT, "apps/site/build/handler.js"),
      HOLDFAST_ANSWER_GRID_MS: "10",
      ...settings,
    },
    new URL("healthz", site),
  );

  return {
    site,
    send: (method, address, headers, body) =>
      new Promise((resolve, reject) => {
        const asking = request({ port, host: "127.0.0.1", method, path: address, headers });
        asking.once("error", reject);
        asking.once("response", async (answer) => {
          let text = "";
          for await (const part of answer.setEncoding("utf8")) text += part;
          resolve({ status: answer.statusCode ?? 0, text });
        });
        for (const part of typeof body === "string" ? [body] : (body ?? [])) asking.write(part);
        asking.end();
      }),
    async stop() {
      await program.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
