import { Readable } from "node:stream";
import { runCommandLine } from "../cli/command-line.ts";

/** What a command ended with. */
export interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly said: string;
}

/**
 * Runs a command in this process.
 *
 * @param onOut called with each line of results, and with what stops the command; `false` when the
 *   line cannot be written
 * @param sent what comes through standard input
 * @param resultsSize bytes in the file that gets the results, where they go to one
 */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onOut: (line: string, stop: AbortController) => unknown = () => {},
  sent: Readable = Readable.from([]),
  resultsSize: () => number | undefined = () => undefined,
): Promise<Ran> {
  const out: string[] = [];
  const said: string[] = [];
  const stop = new AbortController();
  const code = await runCommandLine(args, {
    env,
    standardInput: () => sent,
    out(line) {
      const isWritten = onOut(line, stop) !== false;
      if (isWritten) out.push(line);
      return isWritten;
    },
    resultsSize,
    say: (line) => said.push(line),
    isWatched: false,
    stop: stop.signal,
  });
  return { code, out, said: said.join("\n") };
}
