import { acceptsGzip } from "./accepts-gzip.ts";

/** Pages on which a person's numbers or pictures stand: their length must not depend on what is there. */
const UNZIPPED = /\/(case|take-down)(\/|$)/;

/**
 * Zips a page of guidance: on a slow line at night it is there several times sooner.
 *
 * @param routeId the route that rendered it
 * @param accepted the browser's `accept-encoding`
 */
export function zippedPage(
  response: Response,
  { routeId, accepted }: { readonly routeId: string | null; readonly accepted: string | null },
): Response {
  const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
  const isZipped = response.headers.has("content-encoding");
  if (!isPage || isZipped || response.body === null || UNZIPPED.test(routeId ?? ""))
    return response;

  const headers = new Headers(response.headers);
  headers.append("vary", "accept-encoding");
  if (!acceptsGzip(accepted))
    return new Response(response.body, { status: response.status, headers });

  headers.set("content-encoding", "gzip");
  headers.delete("content-length");
  const body = response.body.pipeThrough(new CompressionStream("gzip"));
  return new Response(body, { status: response.status, headers });
}
