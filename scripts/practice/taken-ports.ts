import { createServer } from "node:net";
import { PORTS_NAME, type Ports } from "./practice-ports.ts";

/** What people call the part that listens on each port. */
const PARTS = { exchange: "the site", matcher: "the matcher", board: "the demo board" } as const;

/**
 * Looks whether the ports of a practice copy are free. Without it a program that is already there
 * would answer in place of ours, and be taken for it.
 *
 * @throws {Error} in words with the remedy, naming the ports that another program uses
 */
export async function refuseTakenPorts(ports: Ports): Promise<void> {
  const taken: string[] = [];
  for (const [part, name] of Object.entries(PARTS) as [keyof Ports, string][]) {
    if (!(await isFree(ports[part]))) taken.push(`${ports[part]} (for ${name})`);
  }
  if (taken.length === 0) return;
  throw new Error(
    `Cannot start: another program uses port ${taken.join(", ")}. Stop that program, or choose three free ports: ${PORTS_NAME}=4410,4420,4430`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      // EACCES: Windows sets ports aside, other systems keep those under 1024 for the administrator.
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
