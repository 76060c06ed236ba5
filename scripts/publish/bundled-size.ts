import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/**
 * Bytes that a package's main entry adds to a page, with everything it imports, minified and
 * compressed with gzip.
 *
 * @param folder where it is installed: it is looked for in `node_modules` there
 */
export async function bundledSize(name: string, folder: string): Promise<number> {
  const build = await rolldown({ input: name, cwd: folder, platform: "browser" });
  try {
    const { output } = await build.generate({ format: "esm", minify: true });
    const code = output.map((part) => (part.type === "chunk" ? part.code : "")).join("");
    return gzipSync(code).length;
  } finally {
    await build.close();
  }
}
