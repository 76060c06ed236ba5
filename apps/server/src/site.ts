import type { IncomingMessage, ServerResponse } from "node:http";
import { pathToFileURL } from "node:url";
import { type Exchange, MOST_REQUEST_BYTES } from "@holdfast/contract";

/** What the site finds as `platform.req.holdfast`. */
export interface ForSite {
  readonly exchange: Exchange;
  readonly practice: boolean;
  readonly wrongNumber?: string;
}

/** The built site, as adapter-node exports it. */
export type SiteHandler = (
  request: IncomingMessage & { holdfast?: ForSite },
  response: ServerResponse,
  next: () => void,
) => unknown;

/**
 * Loads the built site.
 *
 * adapter-node reads its settings once, when it is loaded. Without the first two it takes every
 * request for https and answers a plain-http form with 403; without the limit a form may be 512 kB.
 *
 * @param file absolute path of the build's `handler.js`
 * @throws {Error} when there is no site there
 */
export async function loadSite(file: string): Promise<SiteHandler> {
  process.env["PROTOCOL_HEADER"] = "x-forwarded-proto";
  process.env["HOST_HEADER"] = "x-forwarded-host";
  process.env["BODY_SIZE_LIMIT"] = String(MOST_REQUEST_BYTES);
  delete process.env["PORT_HEADER"];
  delete process.env["ADDRESS_HEADER"];

  const built: { handler?: unknown } = await import(pathToFileURL(file).href).catch(
    (cause: unknown) => {
      throw new Error(`Cannot load the site: expected a built handler.js, found none at ${file}`, {
        cause,
      });
    },
  );
  if (typeof built.handler !== "function") {
    throw new Error(`Cannot load the site: ${file} exports no handler`);
  }
  return built.handler as SiteHandler;
}
