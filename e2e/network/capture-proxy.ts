import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** One request as it left the browser. */
export interface Captured {
  readonly method: string;
  readonly url: string;
  /** First line, header lines and body: all of it, so everything in which something could hide. */
  readonly bytes: Buffer;
}

/**
 * What a whole Chrome asks for itself, whichever page is open; a test that must know whether a page
 * asks it has the browser's own list of requests. The Chromium that npm carries asks for nothing.
 */
const BROWSERS_OWN = /(^|\.)(google|googleapis|gvt1|gstatic)\.com$/;

/** A proxy between the browser and everything else, which keeps what was sent. */
export interface CaptureProxy {
  readonly address: string;
  readonly captured: readonly Captured[];
  /** Hosts that the browser asked for a tunnel to. Nothing is ever connected there. */
  readonly tunnels: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a forward proxy on loopback. Plain requests to loopback are passed on and kept; anything
 * for another host is answered by `elsewhere`, a stub, so that no test reaches the outside.
 */
export async function startCaptureProxy(elsewhere: string): Promise<CaptureProxy> {
  const captured: Captured[] = [];
  const tunnels: string[] = [];
  const open = new Set<Socket>();

  const server: Server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    const target = new URL(incoming.url ?? "");
    if (BROWSERS_OWN.test(target.hostname)) {
      outgoing.destroy();
      return;
    }
    captured.push({
      method: incoming.method ?? "",
      url: incoming.url ?? "",
      bytes: Buffer.concat([Buffer.from(headOf(incoming), "latin1"), body]),
    });
    if (target.hostname !== "127.0.0.1") {
      outgoing.end(elsewhere);
      return;
    }
    const onward = request(
      target,
      { method: incoming.method ?? "GET", headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    onward.end(body);
  });
  server.on("connect", (incoming, socket) => {
    const host = incoming.url ?? "";
    if (!BROWSERS_OWN.test(host.replace(/:\d+$/, ""))) tunnels.push(host);
    socket.end("HTTP/1.1 502 Nothing There\r\n\r\n");
  });
  server.on("upgrade", (incoming, socket) => {
    tunnels.push(incoming.url ?? "");
    socket.destroy();
  });
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    captured,
    tunnels,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** What came before the body, as it came, in bytes of latin1. */
function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : [],
  );
  return [`${method} ${url} HTTP/${httpVersion}`, ...lines, "", ""].join("\r\n");
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
