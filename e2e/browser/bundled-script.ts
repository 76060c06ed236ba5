import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/**
 * One plain script of what a file and all its imports are, as a page or a worker can run it.
 *
 * @param define names that are replaced by other words, as bundlers do
 */
export async function bundledScript(
  file: URL,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(file),
    platform: "browser",
    resolve: { conditionNames: ["holdfast-source", "browser", "import", "default"] },
    transform: { define },
  });
  try {
    const { output } = await build.generate({ format: "iife" });
    return output[0].code;
  } finally {
    await build.close();
  }
}
