import { acceptsGzip } from "./accepts-gzip.ts";

/**
 * Compresses a script once, for every answer, with what web platforms bring: this code reaches no
 * module of Node's.
 *
 * @returns a function that answers with it as the browser's `accept-encoding` allows
 */
export function compressedScript(source: string): (accepted: string | null) => Promise<Response> {
  const stream = new Blob([source]).stream().pipeThrough(new CompressionStream("gzip"));
  const zipped = new Response(stream).arrayBuffer();

  return async (accepted) => {
    const isZipped = acceptsGzip(accepted);
    return new Response(isZipped ? await zipped : source, {
      headers: {
        "content-type": "text/javascript; charset=utf-8",
        vary: "accept-encoding",
        ...(isZipped && { "content-encoding": "gzip" }),
      },
    });
  };
}
