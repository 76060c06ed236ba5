import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";
import { type Program, ROOT } from "./programs.ts";

/**
 * Bundles a program: our own rooms are drawn in, npm packages stay outside. Beside the result lies
 * `modules.json`, every source file that went in, from the root, so that a test can see what a
 * program contains.
 */
export async function bundle(program: Program): Promise<void> {
  const out = path.join(program.folder, "dist");
  rmSync(out, { recursive: true, force: true });
  const build = await rolldown({
    input: Object.fromEntries(
      program.entries.map((entry) => [
        path.basename(entry, ".ts"),
        path.join(program.folder, entry),
      ]),
    ),
    platform: "node",
    resolve: { conditionNames: ["holdfast-source", "node", "import", "default"] },
    external: (id) => !id.startsWith(".") && !id.startsWith("@holdfast/") && !path.isAbsolute(id),
  });
  try {
    const { output } = await build.write({ dir: out, format: "esm", sourcemap: true });
    const modules = output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
    const own = [...new Set(modules)].map((file) =>
      path.relative(ROOT, file).replaceAll("\\", "/"),
    );
    writeFileSync(path.join(out, "modules.json"), `${JSON.stringify(own.sort(), null, 1)}\n`);
  } finally {
    await build.close();
  }
}
