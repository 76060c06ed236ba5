import { PeerMissing } from "./peer-missing.ts";
import { runTool } from "./run-tool.ts";

/**
 * Keeps this process, and those it starts meanwhile, on one core: so what is seen of the core by one is
 * true for all of them. Where there is no `taskset`, the system places them, as it does afterwards.
 *
 * @param work is told in a sentence where everyone runs
 */
export async function onOneCore<Done>(work: (where: string) => Promise<Done>): Promise<Done> {
  const cores = await allowedCores();
  if (cores === undefined) return work("The system chose the core that each ran on.");
  await allow(lastOf(cores));
  try {
    return await work("Everyone ran on the same core, one after the other.");
  } finally {
    await allow(cores);
  }
}

/** The cores that this process may run on, as `taskset` writes them: 0-3,8. */
async function allowedCores(): Promise<string | undefined> {
  try {
    const said = await runTool(
      "taskset",
      ["-cp", String(process.pid)],
      "read which cores there are",
    );
    return said.trim().split(": ").at(-1);
  } catch (error) {
    if (error instanceof PeerMissing) return undefined;
    throw error;
  }
}

function lastOf(cores: string): string {
  return cores.split(/[-,]/).at(-1) ?? cores;
}

/** Every thread of this process, and what they start. */
async function allow(cores: string): Promise<void> {
  await runTool("taskset", ["-acp", cores, String(process.pid)], "stay on one core");
}
