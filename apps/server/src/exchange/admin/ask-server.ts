import { connect } from "node:net";
import { fileFailure } from "../../store/file-failure.ts";
import { AdminAnswer, type AdminRequest } from "./admin-request.ts";

/**
 * Asks the running server.
 *
 * @returns `undefined` when none is running
 * @throws {Error} when something is there and does not answer as a server of this version does
 */
export async function askServer(
  path: string,
  request: AdminRequest,
): Promise<AdminAnswer | undefined> {
  const text = await exchangeLines(path, `${JSON.stringify(request)}\n`);
  if (text === undefined) return undefined;

  const answer = AdminAnswer.safeParse(parsedJson(text));
  if (!answer.success) {
    throw new Error("Cannot understand the running server: it may be another version");
  }
  return answer.data;
}

function exchangeLines(path: string, line: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(path, () => socket.write(line));
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("end", () => socket.end());
    socket.on("close", (hadError) => {
      if (!hadError) resolve(text);
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      // ENOENT: no server ever ran here; ECONNREFUSED: one did, and its socket file stayed.
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve(undefined);
      else reject(fileFailure("Cannot ask the running server", error));
    });
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
