import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** How long requests under way may take to end when the server stops, in milliseconds. */
const STOP_WITHIN = 4_000;

export interface HttpServer {
  /** Where it listens on this machine, `http://127.0.0.1:4310/`. */
  readonly url: string;
  /** Has this answer from now on; who asks before is answered 503. */
  answerWith(listener: RequestListener): void;
  /** Takes no new connection, lets requests under way end, then closes what is left. */
  stop(): Promise<void>;
}

/**
 * Takes a port, before there is anything to answer with: a server that cannot have it ends without
 * having made anything.
 *
 * @throws {Error} in words for the operator, when the address cannot be had
 */
export async function takePort({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<HttpServer> {
  let answer: RequestListener = notYet;
  let stopped: Promise<void> | undefined;
  const server = createServer(
    {
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      // Longer than common proxies keep theirs, so that they close first and no request is lost.
      keepAliveTimeout: 75_000,
    },
    (request, response) => answer(request, response),
  );

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(inWords(error, host, port)));
    server.listen(port, host, () => resolve());
  });

  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}/`,
    answerWith(listener) {
      answer = listener;
    },
    stop() {
      stopped ??= new Promise((resolve) => {
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        const late = setTimeout(() => server.closeAllConnections(), STOP_WITHIN);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(late);
          resolve();
        });
      });
      return stopped;
    },
  };
}

const notYet: RequestListener = (_, response) => {
  response
    .writeHead(503, { "cache-control": "no-store", "retry-after": "1", connection: "close" })
    .end();
};

function inWords(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "another program uses this port; stop it, or set HOLDFAST_PORT to another",
    EACCES: "this user may not use this port; choose one above 1023",
    EADDRNOTAVAIL: "this machine has no such address",
    ENOTFOUND: "this machine has no such address",
  };
  const reason = reasons[error.code ?? ""] ?? error.message;
  return new Error(`Cannot listen on ${host} port ${port}: ${reason}`, { cause: error });
}
