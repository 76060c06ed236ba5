import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bundledScript } from "../browser/bundled-script.ts";
import { type LoopbackServer, serveOnLoopback } from "../browser/serve-on-loopback.ts";

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

/** Serves a blank page, `pixel-worker.ts` for browsers, the decoders and all vectors. */
export async function startPixelServer(): Promise<LoopbackServer> {
  // The decoders' scripts ask where they lie, to fetch what the page hands them anyway.
  const worker = await bundledScript(new URL("pixel-worker.ts", import.meta.url), {
    "import.meta": "{}",
  });
  const { resolve } = createRequire(import.meta.url);

  function answerTo(path: string): { readonly type: string; readonly body: string | Buffer } {
    if (path === "/favicon.ico") return { type: "image/x-icon", body: "" };
    if (path === "/") return { type: "text/html", body: "<!doctype html><title>Pixels</title>" };
    if (path === "/worker.js") return { type: "text/javascript", body: worker };
    const [, room, name = ""] = /^\/(wasm|vectors)\/(.+)$/.exec(path) ?? [];
    const file = room === "wasm" ? resolve(WASM[name] ?? "") : new URL(name, VECTORS);
    return { type: "application/octet-stream", body: readFileSync(file) };
  }

  return serveOnLoopback(({ url = "/" }, response) => {
    const { type, body } = answerTo(url);
    const policy = url === "/worker.js" ? { "content-security-policy": WORKER_POLICY } : {};
    response.writeHead(200, { "content-type": type, ...policy }).end(body);
  });
}
