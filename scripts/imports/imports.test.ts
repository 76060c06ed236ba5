import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { buildAll } from "../build/build.ts";
import { ROOT } from "../build/programs.ts";
import { packageOf } from "./package-of.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";

interface Room {
  readonly rooms: readonly string[];
  readonly npm: readonly string[];
  /** Files, from the room's folder, that may import Node's own modules. */
  readonly node: readonly string[];
}

const table: {
  readonly rooms: Readonly<Record<string, Room>>;
  readonly tests: { readonly npm: readonly string[]; readonly node: boolean };
  readonly withoutNetwork: {
    readonly rooms: string;
    readonly except: readonly string[];
    readonly names: readonly string[];
  };
  readonly serverBundleForbids: readonly string[];
} = JSON.parse(readFileSync(path.join(ROOT, "imports.json"), "utf8"));

const files = sourceFiles(["packages", "apps"]);

const isTest = (file: string) => /\.(test|contract)\.ts$/.test(file);
const roomOf = (file: string) => file.split("/").slice(0, 2).join("/");
const matches = (names: readonly string[], name: string) =>
  names.some((allowed) => path.posix.matchesGlob(name, allowed));

/** The file of this repository that an import names by its place; `undefined` for any other. */
function ownTarget(file: string, id: string): string | undefined {
  if (id.startsWith(".")) return path.posix.join(path.posix.dirname(file), id);
  if (id.startsWith("#lib/"))
    return path.posix.join(roomOf(file), "src/lib", id.slice("#lib/".length));
  return undefined;
}

/** Where an import leads: another file of ours, one of our rooms, Node, or an npm package. */
function whyForbidden(source: SourceFile, id: string): string | undefined {
  const room = roomOf(source.file);
  const rule = table.rooms[room];
  if (rule === undefined) return "the room is not in imports.json";
  const inRoom = source.file.slice(room.length + 1);

  const target = ownTarget(source.file, id);
  if (target !== undefined) {
    if (isTest(source.file) && /^(vectors|e2e\/browser)\//.test(target)) return undefined;
    if (target.startsWith("content/") && rule.rooms.includes("content")) return undefined;
    return roomOf(target) === room ? undefined : "a relative import leaves the room";
  }
  if (id.startsWith("@holdfast/")) {
    const named = `packages/${packageOf(id).slice("@holdfast/".length)}`;
    const isOwn = packageOf(id) === `@holdfast/${room.split("/")[1]}`;
    return isOwn || rule.rooms.includes(named) ? undefined : `may not import ${named}`;
  }
  if (id.startsWith("node:")) {
    const allowed = (isTest(source.file) && table.tests.node) || matches(rule.node, inRoom);
    return allowed ? undefined : "may not use Node's modules";
  }
  if (id.startsWith("$")) return room === "apps/site" ? undefined : "a SvelteKit alias";
  if (isTest(source.file) && matches(table.tests.npm, id.startsWith("@") ? packageOf(id) : id)) {
    return undefined;
  }
  return matches(rule.npm, packageOf(id)) ? undefined : `may not use ${packageOf(id)}`;
}

describe("imports", () => {
  it("every room under packages/ and apps/ has a line in imports.json", () => {
    const rooms = [...new Set(files.map(({ file }) => roomOf(file)))];

    expect(rooms.filter((room) => !(room in table.rooms))).toEqual([]);
    expect(rooms.length).toBeGreaterThan(5);
  });

  it("point only where imports.json lets them, type-only ones included", () => {
    const wrong = files.flatMap((source) =>
      source.imports.flatMap((id) => {
        const why = whyForbidden(source, id);
        return why === undefined ? [] : [`${source.file} → ${id}: ${why}`];
      }),
    );

    expect(wrong).toEqual([]);
  });

  it("lead to no cycle between files", () => {
    expect(cycles(files)).toEqual([]);
  });

  it("leave packages without a name that reaches a network or the device's storage", () => {
    const { rooms, except, names } = table.withoutNetwork;
    const inside = files.filter(
      ({ file }) => file.startsWith(rooms) && !except.includes(roomOf(file)) && !isTest(file),
    );

    const found = inside.flatMap(({ file, text }) =>
      identifiers(text)
        .filter((name) => names.includes(name))
        .map((name) => `${file}: ${name}`),
    );

    expect(inside.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});

describe("the built server", () => {
  it("contains none of the rooms that hold keys, plaintext or pixels", async () => {
    await buildAll();
    const listing = path.join(ROOT, "apps/server/dist/modules.json");
    expect(existsSync(listing)).toBe(true);
    const modules: readonly string[] = JSON.parse(readFileSync(listing, "utf8"));

    const forbidden = modules.filter((module) =>
      table.serverBundleForbids.some((room) => module.startsWith(`${room}/`)),
    );

    expect(modules).toContain("apps/server/src/main.ts");
    expect(forbidden).toEqual([]);
  }, 120_000);
});

/** Every identifier in a source text; words in comments and strings do not count. */
function identifiers(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const names: string[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.Identifier) names.push(scanner.getTokenText());
  }
  return names;
}

/** Cycles between files by their relative imports, each told once from where it was entered. */
function cycles(sources: readonly SourceFile[]): string[] {
  const targets = new Map(
    sources.map(({ file, imports }) => [file, imports.flatMap((id) => ownTarget(file, id) ?? [])]),
  );
  const finished = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) {
      found.push([...above.slice(above.indexOf(file)), file].join(" → "));
      return;
    }
    if (finished.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...above, file]);
    finished.add(file);
  };
  for (const file of targets.keys()) walk(file, []);
  return found;
}
