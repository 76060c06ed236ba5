import { join, relative } from "node:path";

/** The longest address of a Unix socket, in bytes, the smallest of the systems we run on (macOS). */
const MOST_BYTES = 103;

/**
 * Where a server can be asked by the owner of its data directory: a socket in it, or on Windows a
 * named pipe called after it, which other users may not write to.
 *
 * @throws {Error} when the directory's path leaves no room for the socket's
 */
export function socketPath(data: string, platform = process.platform): string {
  if (platform === "win32") {
    return `\\\\.\\pipe\\holdfast-${data.replace(/[^A-Za-z0-9]+/g, "-").slice(-200)}`;
  }
  const socket = join(data, "admin.sock");
  const shortest = [socket, relative(process.cwd(), socket)].find(
    (path) => Buffer.byteLength(path) <= MOST_BYTES,
  );
  if (shortest === undefined) {
    throw new Error(
      `Cannot make the owner's socket: the path of HOLDFAST_DATA is too long, expected under ${MOST_BYTES - 10} bytes`,
    );
  }
  return shortest;
}
