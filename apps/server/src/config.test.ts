import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { SettingError } from "./setting.ts";

const under18 = {
  HOLDFAST_UNDER18_AUTHORITY: "A hotline",
  HOLDFAST_UNDER18_LEGAL_BASIS: "An act of a parliament",
  HOLDFAST_UNDER18_CONTACT: "lead@hotline.example",
};

describe("without any setting", () => {
  const config = readConfig({});

  it("the server stays on this machine and takes adult claims only", () => {
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 4310,
      practice: false,
      answerGridMs: 250,
      logLevel: "info",
      confirmations: 2,
      dissents: 2,
    });
    expect(config.under18).toBeUndefined();
    expect(config.publicUrl).toBeUndefined();
    expect(config.trustedProxies("127.0.0.1")).toBe(false);
  });

  it("the pepper lies beside the data directory", () => {
    expect(config.data).toBe(resolve("data/exchange"));
    expect(config.pepperFile).toBe(resolve("data/exchange-secrets/pepper"));
  });
});

describe("a setting that cannot be used stops the start and is named", () => {
  it.each([
    [{ HOLDFAST_PORT: "http" }, 'Cannot read HOLDFAST_PORT: expected 0 to 65535, found "http"'],
    [{ HOLDFAST_PORT: "65536" }, 'HOLDFAST_PORT: expected 0 to 65535, found "65536"'],
    [{ HOLDFAST_PORT: "-1" }, "HOLDFAST_PORT"],
    [{ HOLDFAST_PORT: "1e3" }, "HOLDFAST_PORT"],
    [{ HOLDFAST_PRACTICE: "maybe" }, "HOLDFAST_PRACTICE"],
    [{ HOLDFAST_ANSWER_GRID_MS: "9" }, "HOLDFAST_ANSWER_GRID_MS: expected 10 to 5000"],
    [{ HOLDFAST_LOG_LEVEL: "loud" }, "HOLDFAST_LOG_LEVEL: expected silent, error"],
    [{ HOLDFAST_DISSENTS: "1" }, "HOLDFAST_DISSENTS: expected 2 to 10"],
    [{ HOLDFAST_SITE: "apps/site" }, "HOLDFAST_SITE: expected an absolute path"],
    [{ HOLDFAST_TRUSTED_PROXY: "1" }, "HOLDFAST_TRUSTED_PROXY"],
    [{ HOLDFAST_OPERATOR: "<b>" }, "HOLDFAST_OPERATOR: expected a name"],
    [{ HOLDFAST_PUBLIC_URL: "http://takedown.example" }, "HOLDFAST_PUBLIC_URL"],
    [{ HOLDFAST_PUBLIC_URL: "https://takedown.example/x" }, "HOLDFAST_PUBLIC_URL"],
    [{ HOLDFAST_PUBLIC_URL: "https://u:p@takedown.example" }, "HOLDFAST_PUBLIC_URL"],
    [{ ...under18, HOLDFAST_UNDER18_CONTACT: "" }, "HOLDFAST_UNDER18_CONTACT is missing"],
    [{ HOLDFAST_WRONG_NUMBER: "http://takedown.example" }, "HOLDFAST_WRONG_NUMBER: expected https"],
    [{ HOLDFAST_WRONG_NUMBER: "javascript:alert(1)" }, "HOLDFAST_WRONG_NUMBER: expected https"],
    [{ HOLDFAST_WRONG_NUMBER: "mailto:nobody" }, "HOLDFAST_WRONG_NUMBER: expected https"],
    [{ HOLDFAST_UNDER18_CONTACT: "me" }, "HOLDFAST_UNDER18_AUTHORITY is missing"],
  ])("%o", (env, words) => {
    expect(() => readConfig(env)).toThrow(SettingError);
    expect(() => readConfig(env)).toThrow(words);
  });

  it("the pepper may not lie in the data directory", () => {
    const inside = { HOLDFAST_DATA: "d", HOLDFAST_PEPPER_FILE: join("d", "deep", "pepper") };

    expect(() => readConfig(inside)).toThrow("expected a file outside HOLDFAST_DATA");
    expect(readConfig({ ...inside, HOLDFAST_PEPPER_FILE: "dd" }).pepperFile).toBe(resolve("dd"));
  });
});

it("takes a page or a mailbox for numbers that do not work", () => {
  for (const HOLDFAST_WRONG_NUMBER of [
    "https://hotline.example/wrong",
    "mailto:a@hotline.example",
  ]) {
    expect(readConfig({ HOLDFAST_WRONG_NUMBER }).wrongNumber).toBe(HOLDFAST_WRONG_NUMBER);
  }
});

describe("where others can reach it", () => {
  const everywhere = { HOLDFAST_HOST: "0.0.0.0" };
  const named = { HOLDFAST_PUBLIC_URL: "https://takedown.example", HOLDFAST_OPERATOR: "Hotline" };

  it("the server needs its public address and its operator's name", () => {
    expect(() => readConfig(everywhere)).toThrow("HOLDFAST_PUBLIC_URL must say");
    expect(() => readConfig({ ...everywhere, ...named, HOLDFAST_OPERATOR: "" })).toThrow(
      "HOLDFAST_OPERATOR",
    );
    expect(readConfig({ ...everywhere, ...named }).publicUrl).toEqual({
      protocol: "https",
      host: "takedown.example",
    });
  });

  it("a practice copy does not start", () => {
    const practice = { HOLDFAST_PRACTICE: "yes" };

    expect(readConfig({ ...practice, HOLDFAST_HOST: "::1" }).practice).toBe(true);
    expect(() => readConfig({ ...practice, ...everywhere, ...named })).toThrow("practice copy");
    expect(() => readConfig({ ...practice, ...named })).toThrow("practice copy");
    const behind = { ...everywhere, HOLDFAST_PUBLIC_URL: "http://localhost:4310" };
    expect(() => readConfig({ ...practice, ...behind })).toThrow("practice copy");
  });

  it("an onion address may be plain http", () => {
    const onion = { ...named, HOLDFAST_PUBLIC_URL: `http://${"a".repeat(56)}.onion` };

    expect(readConfig(onion).publicUrl?.protocol).toBe("http");
  });
});

it("the under-18 list opens with authority, legal basis and contact together", () => {
  expect(readConfig(under18).under18).toEqual({
    authority: "A hotline",
    legalBasis: "An act of a parliament",
    contact: "lead@hotline.example",
  });
});

it("trusted proxies are addresses and subnets", () => {
  const { trustedProxies } = readConfig({ HOLDFAST_TRUSTED_PROXY: "10.0.0.0/8, ::1" });

  expect(["10.1.2.3", "::ffff:10.1.2.3", "::1"].map(trustedProxies)).toEqual([true, true, true]);
  expect(["11.0.0.1", "::2", undefined, "proxy"].map(trustedProxies)).not.toContain(true);
});

it("the README lists every setting, and no other", () => {
  const settingsIn = (file: string) =>
    new Set(
      readFileSync(new URL(file, import.meta.url), "utf8").match(/HOLDFAST_[A-Z0-9_]*[A-Z0-9]/g),
    );

  const read = [...settingsIn("config.ts")].filter((name) => name !== "HOLDFAST_UNDER18");
  const listed = [...settingsIn("../README.md")];

  expect(listed.sort()).toEqual(read.sort());
});
