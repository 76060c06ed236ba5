import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const VECTORS = new URL("../../vectors/", import.meta.url);

/** The decoders, where the npm packages keep them. */
const WASM: Readonly<Record<string, string>> = {
  avif: "@jsquash/avif/codec/dec/avif_dec.wasm",
  jpeg: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm",
  png: "@jsquash/png/codec/pkg/squoosh_png_bg.wasm",
  webp: "@jsquash/webp/codec/dec/webp_dec.wasm",
};

/** What the site gives its hashing worker: enough to compile the kernels, and no network. */
const WORKER_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'";

/** A server on loopback with a blank page, the worker, the decoders and all vectors. */
export interface PixelServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles `pixel-worker.ts` for browsers and serves it. */
export async function startPixelServer(): Promise<PixelServer> {
  const worker = await bundledWorker();
  const { resolve } = createRequire(import.meta.url);

  function answerTo(path: string): { readonly type: string; readonly body: string | Buffer } {
    if (path === "/favicon.ico") return { type: "image/x-icon", body: "" };
    if (path === "/") return { type: "text/html", body: "<!doctype html><title>Pixels</title>" };
    if (path === "/worker.js") return { type: "text/javascript", body: worker };
    const [, room, name = ""] = /^\/(wasm|vectors)\/(.+)$/.exec(path) ?? [];
    const file = room === "wasm" ? resolve(WASM[name] ?? "") : new URL(name, VECTORS);
    return { type: "application/octet-stream", body: readFileSync(file) };
  }

  const server = createServer(({ url = "/" }, response) => {
    const { type, body } = answerTo(url);
    const policy = url === "/worker.js" ? { "content-security-policy": WORKER_POLICY } : {};
    response.writeHead(200, { "content-type": type, ...policy }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function bundledWorker(): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(new URL("pixel-worker.ts", import.meta.url)),
    platform: "browser",
    resolve: { conditionNames: ["holdfast-source", "browser", "import", "default"] },
    // The decoders' scripts ask where they lie, to fetch what the page hands them anyway.
    transform: { define: { "import.meta": "{}" } },
  });
  try {
    const { output } = await build.generate({ format: "iife" });
    return output[0].code;
  } finally {
    await build.close();
  }
}
