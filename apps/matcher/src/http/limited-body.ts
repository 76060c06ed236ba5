import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { problem } from "./problem.ts";

/**
 * Stops reading a body past the limit, before anything parses it, whether its length is stated or
 * it comes in chunks. One that ends before it is whole is refused as well.
 *
 * @param mostBytes the largest body, in bytes
 * @param tooLarge the answer to a larger one
 */
export function limitedBody(
  mostBytes: number,
  tooLarge: (c: Context) => Response,
): MiddlewareHandler {
  const limit = bodyLimit({ maxSize: mostBytes, onError: tooLarge });

  return async (c, next) => {
    // A body that comes without its length is read into a new request, which can only be made from
    // a request of Node's own; node-server hands over a lighter one.
    if (c.req.header("transfer-encoding") !== undefined) {
      const { url, method, headers, body } = c.req.raw;
      const streamed: RequestInit & { duplex: "half" } = { method, headers, body, duplex: "half" };
      c.req.raw = new Request(url, streamed);
    }

    let isArriving = true;
    try {
      return await limit(c, async () => {
        // Kept by the request, so that whoever asks for it next does not wait again.
        await c.req.arrayBuffer();
        isArriving = false;
        await next();
      });
    } catch (error) {
      if (!isArriving) throw error;
      return problem(c, "malformed", "Cannot read the request: it ended before it was whole");
    }
  };
}
