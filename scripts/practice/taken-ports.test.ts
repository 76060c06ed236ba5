import { createServer } from "node:net";
import { expect, it } from "vitest";
import { freePort } from "../../e2e/story/free-port.ts";
import { startPracticeCopy } from "./practice-copy.ts";
import { refuseTakenPorts } from "./taken-ports.ts";

const freePorts = async () => ({
  exchange: await freePort(),
  matcher: await freePort(),
  board: await freePort(),
});

it("free ports are passed, and stay free", async () => {
  const ports = await freePorts();

  await expect(refuseTakenPorts(ports)).resolves.toBeUndefined();
  await expect(refuseTakenPorts(ports)).resolves.toBeUndefined();
});

it("a taken port is named with its part and the remedy, and nothing is started", async () => {
  const ports = await freePorts();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(ports.board, "127.0.0.1", resolve));

  const started = startPracticeCopy("never-made", ports);

  await expect(started).rejects.toThrow(`${ports.board} (for the demo board)`);
  await expect(started).rejects.toThrow("HOLDFAST_PRACTICE_PORTS=");
  await new Promise((resolve) => other.close(resolve));
});
