/**
 * Whether a request that sends something sends it as every form here does. Reading another kind may
 * throw, and a slip of the sender would then look like a fault of the site.
 */
export function isPlainForm({ method, headers }: Request): boolean {
  if (method === "GET" || method === "HEAD") return true;
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers.get("content-type") ?? "");
}
