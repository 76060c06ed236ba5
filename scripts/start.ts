import path from "node:path";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";
import { type Addresses, holdFolder } from "./practice/hold-folder.ts";
import { type PracticeCopy, startPracticeCopy } from "./practice/practice-copy.ts";
import { practicePorts } from "./practice/practice-ports.ts";
import { refuseTakenPorts } from "./practice/taken-ports.ts";

const folder = path.join(ROOT, "data", "practice");
const hold = holdFolder(folder);
if (hold.kind === "running") {
  console.log(alreadyRuns(hold.addresses));
  process.exit(hold.addresses === undefined ? 1 : 0);
}

// From here on a stop, also of a copy that is still starting, leaves no program behind.
const givenUp = new AbortController();
process.on("SIGINT", () => givenUp.abort());
process.on("SIGTERM", () => givenUp.abort());

const copy = await start(givenUp.signal).catch((error: unknown) => {
  if (givenUp.signal.aborted) process.exit(130);
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
hold.tell({ site: copy.site.href, board: copy.board.href });

console.log(`
Holdfast is running as a practice copy on this machine only.
Nothing sent here reaches a real platform. Use an ordinary photo.

  The site        ${copy.site}
  The demo board  ${copy.board}

What to try:
  1. On the site, choose "I want a picture taken down", answer two questions, choose an ordinary
     photo. Keep the case number and PIN.
  2. On the demo board, post an altered copy of that photo. It is held.
  3. As the board's moderator, review it. From then on copies are stopped, and older ones found.
  4. Back on the site, open your case with number and PIN. Take it back: the board lets go.

Ctrl+C stops everything. What you did stays in data/practice; delete that folder to begin anew.
`);

const stop = async (): Promise<void> => {
  await copy.stop();
  hold.release();
  process.exit(0);
};
givenUp.signal.addEventListener("abort", stop);
if (givenUp.signal.aborted) await stop();

const failed = await copy.failed;
if (!givenUp.signal.aborted) {
  console.error(`Cannot go on: ${failed} ended by itself. Start again with npm start.`);
  await copy.stop();
  process.exitCode = 1;
}

async function start(givenUp: AbortSignal): Promise<PracticeCopy> {
  const ports = practicePorts(process.env);
  // Asked before a build, which takes its time, and again when the programs start.
  await refuseTakenPorts(ports);
  await buildAll(givenUp);
  return startPracticeCopy(folder, ports, givenUp);
}

function alreadyRuns(addresses: Addresses | undefined): string {
  if (addresses === undefined) {
    return "A practice copy of this folder is starting or stopping already. Wait for it, then try again.";
  }
  return `A practice copy of this folder runs already:

  The site        ${addresses.site}
  The demo board  ${addresses.board}

Ctrl+C where it was started stops it.`;
}
