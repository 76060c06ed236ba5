import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../build/programs.ts";
import { runTool } from "../checks/run-tool.ts";

/** What imports.json says of a package: which others it needs built before it. */
interface Room {
  readonly rooms: readonly string[];
}

/**
 * Builds every package to `dist`, JavaScript and types, each after those it imports, as someone
 * gets it who installs it: without the condition that leads to sources.
 *
 * @throws {Error} naming the package that does not build
 */
export async function buildPackages(): Promise<void> {
  for (const room of inOrder()) {
    const folder = path.join(ROOT, room);
    rmSync(path.join(folder, "dist"), { recursive: true, force: true });
    // `media` reads its decoders' files in Node; that entry has a configuration of its own.
    const whole = path.join(folder, "tsconfig.node.json");
    const config = existsSync(whole) ? whole : path.join(folder, "tsconfig.json");
    const args = ["-p", config, "--customConditions", "published", "--incremental", "false"];
    const code = await runTool("typescript/bin/tsc", [...args, "--composite", "false"]);
    if (code !== 0) throw new Error(`Cannot build ${room}: the compiler ended with ${code}`);
  }
}

/** The packages, each after all it imports. */
function inOrder(): readonly string[] {
  const { rooms }: { rooms: Readonly<Record<string, Room>> } = JSON.parse(
    readFileSync(path.join(ROOT, "imports.json"), "utf8"),
  );
  const ordered: string[] = [];
  const place = (room: string): void => {
    if (!room.startsWith("packages/") || ordered.includes(room)) return;
    for (const needed of rooms[room]?.rooms ?? []) place(needed);
    ordered.push(room);
  };
  for (const room of Object.keys(rooms)) place(room);
  return ordered;
}
