import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { EVERYWHERE } from "./exchange/http/exchange-headers.ts";
import { type ForwardedTerms, settleOrigin } from "./forwarded.ts";
import type { ForSite, SiteHandler } from "./site.ts";

export interface AppParts {
  /** Answers `/v1/…` and `/healthz`. */
  readonly api: Hono;
  /** Answers everything else; without it the API says that nothing is there. */
  readonly site: SiteHandler | undefined;
  readonly forSite: ForSite;
  readonly origin: ForwardedTerms;
  readonly onFailure: (error: unknown) => void;
}

/** The server as one listener: who answers a request, and what is true of every answer. */
export function createApp({ api, site, forSite, origin, onFailure }: AppParts): RequestListener {
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });

  return async (request: IncomingMessage & { holdfast?: ForSite }, response) => {
    try {
      if (!(request.url ?? "").startsWith("/")) return refuse(response, 400);
      if (settleOrigin(request, origin) === "refused") return refuse(response, 421);
      if (site === undefined || isForApi(request.url ?? "")) {
        return await answerApi(request, response);
      }

      for (const [name, value] of Object.entries(EVERYWHERE)) response.setHeader(name, value);
      request.holdfast = forSite;
      await site(request, response, () => refuse(response, 404));
    } catch (error) {
      onFailure(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 503);
    }
  };
}

function isForApi(url: string): boolean {
  return url.startsWith("/v1/") || /^\/healthz(\?|$)/.test(url);
}

/** Answers without a word: these requests come from programs, not from people. */
function refuse(response: ServerResponse, status: 400 | 404 | 421 | 503): void {
  response.writeHead(status, { "cache-control": "no-store", "content-length": "0" }).end();
}
