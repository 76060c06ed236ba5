import { expect, it } from "vitest";
import { PeerMissing } from "./peer-missing.ts";
import { startPeer } from "./peer-process.ts";
import { runTool } from "./run-tool.ts";

/** Starts a peer of a few lines of JavaScript, which sees each line it is sent as `line`. */
const peer = (answer: string) =>
  startPeer(process.execPath, [
    "-e",
    `require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => { ${answer} })`,
  ]);

it("answers each line with what the program says to it", async () => {
  const echo = peer("console.log(JSON.stringify({ heard: line }))");

  expect(await echo.ask("one")).toEqual({ heard: "one" });
  expect(await echo.ask("two")).toEqual({ heard: "two" });
  await echo.stop();
});

it("throws what a program says that it could not do, and goes on", async () => {
  const picky = peer(
    `console.log(JSON.stringify(line === "no" ? { error: "cannot" } : { ok: true }))`,
  );

  await expect(picky.ask("no")).rejects.toThrow("cannot");
  expect(await picky.ask("yes")).toEqual({ ok: true });
  await picky.stop();
});

it("throws when the program ends instead of answering, or is not there", async () => {
  await expect(peer("process.exit(3)").ask("one")).rejects.toThrow("it ended with 3");
  await expect(startPeer("no-such-program", []).ask("one")).rejects.toThrow("ENOENT");
});

it("tells a missing tool, and one that fails, apart from a fault of its own", async () => {
  const missing = runTool("no-such-tool", [], "install a peer");
  const failing = runTool(process.execPath, ["-e", "throw 1"], "install a peer");

  await expect(missing).rejects.toThrow(
    new PeerMissing("Cannot install a peer: there is no no-such-tool here"),
  );
  await expect(failing).rejects.toBeInstanceOf(PeerMissing);
});
