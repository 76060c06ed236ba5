/**
 * Whether a request that may change something came from another site.
 *
 * SvelteKit has the same check and answers it with a line of English; here the page that refuses
 * looks like every other. Browsers that send no `Origin` say `Sec-Fetch-Site` instead.
 */
export function isForeignForm({ method, headers }: Request, own: URL): boolean {
  if (method === "GET" || method === "HEAD") return false;
  const origin = headers.get("origin");
  if (origin !== null) return origin !== own.origin;
  return headers.get("sec-fetch-site") !== "same-origin";
}
