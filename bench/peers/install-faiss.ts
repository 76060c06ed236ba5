import { peersPython } from "./python.ts";
import { runTool } from "./run-tool.ts";

const PURPOSE = "install faiss";

/**
 * Installs the newest faiss of PyPI; without the network one that is there already is good enough.
 *
 * @returns the path of a Python that can import it
 * @throws {PeerMissing} when there is no Python, or no faiss to be had
 */
export async function installFaiss(): Promise<string> {
  const python = await peersPython();
  const install = ["-m", "pip", "install", "--quiet", "--upgrade", "faiss-cpu"];
  const installing = runTool(python, install, PURPOSE);
  const failed = await installing.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failed !== undefined) {
    await runTool(python, ["-c", "import faiss"], PURPOSE).catch(() => Promise.reject(failed));
  }
  return python;
}
