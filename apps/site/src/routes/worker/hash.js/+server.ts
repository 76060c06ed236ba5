import source from "../../../../dist/hash-worker.js?raw";

/**
 * The worker's script. It comes from here and not from a folder of files, so that it carries its
 * own policy: `default-src 'none'`, no network at all.
 */
export function GET(): Response {
  return new Response(source, { headers: { "content-type": "text/javascript; charset=utf-8" } });
}
