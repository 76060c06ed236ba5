import { bundledScript } from "../browser/bundled-script.ts";
import { type LoopbackServer, serveOnLoopback } from "../browser/serve-on-loopback.ts";

/** What a page has to be sent with so that its threads may share memory. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** What a page of scripts needs that compile a kernel and start workers. */
const PAGE_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";

/** What a worker needs, which does not take over the page's policy. */
const WORKER_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'";

const SCRIPTS = ["sharing-page", "keeping-worker", "reading-worker"] as const;
const PAGE = `<!doctype html><title>Sharing</title><script src="/sharing-page.js"></script>`;

/** Serves one page twice: at `/isolated` it may share memory, at `/` it may not. */
export async function startSharingServer(): Promise<LoopbackServer> {
  const scripts = new Map<string, string>(
    await Promise.all(
      SCRIPTS.map(async (name) => {
        const script = await bundledScript(new URL(`${name}.ts`, import.meta.url));
        return [`/${name}.js`, script] as const;
      }),
    ),
  );

  return serveOnLoopback(({ url = "/" }, response) => {
    const script = scripts.get(url);
    const policy = url.endsWith("-worker.js") ? WORKER_POLICY : PAGE_POLICY;
    response.writeHead(200, {
      "content-type": script === undefined ? "text/html" : "text/javascript",
      "content-security-policy": policy,
      ...(url !== "/" && ISOLATED),
    });
    response.end(script ?? PAGE);
  });
}
