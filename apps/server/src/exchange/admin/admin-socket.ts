import { chmodSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { fileFailure } from "../../store/file-failure.ts";
import type { AdminDesk } from "./admin-desk.ts";
import { type AdminAnswer, AdminRequest } from "./admin-request.ts";

/** The longest request, in bytes: a backup's path with everything else a request can hold. */
const MOST_BYTES = 8 * 1024;

export interface AdminSocket {
  stop(): Promise<void>;
}

/**
 * Answers the owner's command line: one line of JSON in, one line out, then the end.
 *
 * Only the server that holds the data directory's lock may call this, so a socket file that a
 * killed server left behind is nobody's and goes.
 *
 * @param path from `socketPath`; the directory around it is its owner's alone
 */
export async function openAdminSocket(
  path: string,
  desk: AdminDesk,
  onFailure: (error: unknown) => void,
): Promise<AdminSocket> {
  const isFile = !path.startsWith("\\\\.\\pipe\\");
  if (isFile) rmSync(path, { force: true });

  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    void answer(socket, desk, onFailure);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(fileFailure(`Cannot open the socket ${path}`, error)));
    server.listen(path, () => resolve());
  });
  if (isFile) chmodSync(path, 0o600);

  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroySoon();
      }),
  };
}

async function answer(
  socket: Socket,
  desk: AdminDesk,
  onFailure: (error: unknown) => void,
): Promise<void> {
  let result: AdminAnswer;
  try {
    const request = AdminRequest.safeParse(parsedJson(await firstLine(socket)));
    result = request.success
      ? await desk(request.data)
      : { kind: "failed", why: "the request has another form; use the command of this version" };
  } catch (error) {
    onFailure(error);
    result = { kind: "failed", why: error instanceof Error ? error.message : "unknown" };
  }
  socket.end(`${JSON.stringify(result)}\n`);
}

/** One line, without its end; what has none, or is too long, is no request. */
async function firstLine(socket: Socket): Promise<string | undefined> {
  let text = "";
  for await (const chunk of socket.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.length > MOST_BYTES) break;
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
  }
  return undefined;
}

function parsedJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
