import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { SettingError } from "../config.ts";

/** How long requests under way may take to end when the service stops, in milliseconds. */
const STOP_WITHIN = 5_000;

/** How long a whole request may take to arrive, in milliseconds. */
const ARRIVE_WITHIN = 60_000;

export interface Listening {
  /** Where the service is reached, such as `http://127.0.0.1:4320/`. */
  readonly url: string;
  /** Takes no new connection, lets requests under way end, then closes what is left. */
  stop(): Promise<void>;
}

/** Why an address cannot be had, by the system's code. */
const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses this port",
  EACCES: "this user may not use this port",
  EADDRNOTAVAIL: "this machine does not have that address",
  ENOTFOUND: "nobody knows that name",
};

/** Serves an API over HTTP. @throws {SettingError} when the address cannot be had */
export async function listen(
  api: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(
    { requestTimeout: ARRIVE_WITHIN },
    getRequestListener(api.fetch, { overrideGlobalObjects: false }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code, message }: NodeJS.ErrnoException) => {
      const why = WHY[code ?? ""] ?? message;
      reject(new SettingError(`Cannot listen on ${host} port ${port}: ${why}`));
    });
    server.listen(port, host, resolve);
  });

  const { address, family, port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${bound}/`,
    stop: () =>
      new Promise((resolve) => {
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        const late = setTimeout(() => server.closeAllConnections(), STOP_WITHIN);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
