import path from "node:path";
import { freePort } from "../e2e/story/free-port.ts";
import { ROOT } from "../scripts/build/programs.ts";
import { type RunningProgram, startProgram } from "../scripts/practice/program.ts";

/** The matcher as it is delivered, following an exchange. */
export interface BuiltMatcher {
  readonly url: URL;
  readonly stop: RunningProgram["stop"];
}

/** Starts the built matcher on a free port with its data in `folder`, for the holder of `key`. */
export async function startBuiltMatcher(
  folder: string,
  exchange: URL,
  key: string,
): Promise<BuiltMatcher> {
  const port = await freePort();
  const url = new URL(`http://127.0.0.1:${port}/`);
  const { stop } = await startProgram(
    "the matcher",
    path.join(ROOT, "apps/matcher/dist/main.js"),
    ["serve"],
    {
      HOLDFAST_MATCH_DATA: path.join(folder, "matcher"),
      HOLDFAST_MATCH_PORT: String(port),
      HOLDFAST_MATCH_EXCHANGE: exchange.href,
      HOLDFAST_MATCH_KEY: key,
    },
    new URL("healthz", url),
  );
  return { url, stop };
}
