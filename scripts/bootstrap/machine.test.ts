import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NODE_PACKAGES, refuseMachine } from "./machine.mjs";

const glibc = { getReport: () => ({ header: { glibcVersionRuntime: "2.36" } }) };
const musl = { getReport: () => ({ header: {} }) };
const machine = { versions: { node: "20.17.0" }, platform: "linux", arch: "x64", report: glibc };

describe("the machine check", () => {
  it("accepts Node 20.17 on every platform that npm carries a Node for", () => {
    for (const platform of Object.keys(NODE_PACKAGES)) {
      const [system = "", arch = ""] = platform.split("-");

      expect(refuseMachine({ ...machine, platform: system, arch })).toBeUndefined();
    }
  });

  it("refuses Node 20.16 and says which is needed", () => {
    expect(refuseMachine({ ...machine, versions: { node: "20.16.0" } })).toMatch(/20\.17/);
    expect(refuseMachine({ ...machine, versions: { node: "18.20.1" } })).toMatch(/20\.17/);
  });

  it("refuses musl in words", () => {
    expect(refuseMachine({ ...machine, report: musl })).toMatch(/musl/);
  });

  it("refuses a platform without a carried Node", () => {
    expect(refuseMachine({ ...machine, platform: "freebsd" })).toMatch(/freebsd-x64/);
  });
});

describe("the lockfiles", () => {
  const lock = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

  it("carry the pinned Node for all five platforms", () => {
    const { packages } = JSON.parse(lock("../node/package-lock.json"));

    for (const name of Object.values(NODE_PACKAGES)) {
      expect(packages[`node_modules/${name}`]?.integrity, name).toMatch(/^sha512-/);
    }
  });

  it("name no address of a registry", () => {
    for (const file of ["../node/package-lock.json", "../../package-lock.json"]) {
      const { packages } = JSON.parse(lock(file));
      const places: readonly { resolved?: string; link?: true }[] = Object.values(packages);

      // A room of ours is a link to its own folder; nothing else may say where it came from.
      const addressed = places.filter((place) => place.resolved !== undefined && !place.link);

      expect(addressed, file).toEqual([]);
    }
  });

  it("list every native part for all five platforms", () => {
    const { packages } = JSON.parse(lock("../../package-lock.json"));
    const names = Object.keys(packages).map((place) => place.replace(/^.*node_modules\//, ""));
    const natives = {
      rolldown: [
        "linux-x64-gnu",
        "linux-arm64-gnu",
        "win32-x64-msvc",
        "darwin-arm64",
        "darwin-x64",
      ],
      sharp: ["linux-x64", "linux-arm64", "win32-x64", "darwin-arm64", "darwin-x64"],
      biome: ["linux-x64", "linux-arm64", "win32-x64", "darwin-arm64", "darwin-x64"],
      lightningcss: [
        "linux-x64-gnu",
        "linux-arm64-gnu",
        "win32-x64-msvc",
        "darwin-arm64",
        "darwin-x64",
      ],
    };
    const prefix = {
      rolldown: "@rolldown/binding-",
      sharp: "@img/sharp-",
      biome: "@biomejs/cli-",
      lightningcss: "lightningcss-",
    };

    for (const [part, platforms] of Object.entries(natives)) {
      for (const platform of platforms) {
        expect(names, part).toContain(prefix[part as keyof typeof prefix] + platform);
      }
    }
  });
});
