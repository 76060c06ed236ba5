import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server for a browser on this machine. */
export interface LoopbackServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves what `answer` writes, at any free port. */
export async function serveOnLoopback(answer: RequestListener): Promise<LoopbackServer> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
