import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  isLoopback,
  readExchangeConfig,
  readFolder,
  readHashConfig,
  readNativeFile,
  readPolicyConfig,
  readServeConfig,
  SettingError,
} from "./config.ts";

const TOKEN = "a-token-of-20-letters";

describe("settings", () => {
  it("have defaults that act openly, on this machine only", () => {
    expect(readServeConfig({})).toEqual({
      host: "127.0.0.1",
      port: 4320,
      token: undefined,
      webhook: undefined,
      webhookSecret: undefined,
    });
    expect(readPolicyConfig({})).toEqual({ whenUnavailable: "fail-open", dryRun: false });
    expect(readHashConfig({}, 4)).toEqual({
      workers: 4,
      mostPixels: 50_000_000,
      mostBytes: 52_428_800,
    });
    expect(readFolder({})).toBe(path.resolve("data/matcher"));
    expect(readNativeFile({})).toBeUndefined();
  });

  it("count as not set when empty", () => {
    expect(readServeConfig({ HOLDFAST_MATCH_PORT: "", HOLDFAST_MATCH_TOKEN: " " })).toMatchObject({
      port: 4320,
      token: undefined,
    });
  });

  it("name files from the folder the program was started in", () => {
    expect(readNativeFile({ HOLDFAST_MATCH_NATIVE: "s.node" })).toBe(path.resolve("s.node"));
  });

  it.each([
    ["HOLDFAST_MATCH_PORT", "http"],
    ["HOLDFAST_MATCH_PORT", "65536"],
    ["HOLDFAST_MATCH_PORT", "-1"],
    ["HOLDFAST_MATCH_TOKEN", "short"],
    ["HOLDFAST_MATCH_TOKEN", "has a space in the middle"],
    ["HOLDFAST_MATCH_WEBHOOK", "http://platform.example/hook"],
    ["HOLDFAST_MATCH_WEBHOOK", "not an address"],
  ])("refuse %s=%s", (name, value) => {
    expect(() => readServeConfig({ [name]: value })).toThrow(SettingError);
  });

  it("refuse an address others can reach without a token", () => {
    const open = { HOLDFAST_MATCH_HOST: "0.0.0.0" };

    expect(() => readServeConfig(open)).toThrow("HOLDFAST_MATCH_TOKEN");
    expect(readServeConfig({ ...open, HOLDFAST_MATCH_TOKEN: TOKEN }).host).toBe("0.0.0.0");
  });

  it.each([
    ["", "k"],
    ["https://exchange.example", ""],
    ["http://exchange.example", "k"],
    ["https://user:password@exchange.example", "k"],
    ["ftp://exchange.example", "k"],
  ])("refuse the exchange %s with the key %s", (url, key) => {
    const env = { HOLDFAST_MATCH_EXCHANGE: url, HOLDFAST_MATCH_KEY: key };

    expect(() => readExchangeConfig(env)).toThrow(SettingError);
  });

  it("accept an exchange in clear only on this machine", () => {
    const env = { HOLDFAST_MATCH_EXCHANGE: "http://127.0.0.1:4310", HOLDFAST_MATCH_KEY: "k" };

    expect(readExchangeConfig(env).url).toBe("http://127.0.0.1:4310/");
  });

  it("never repeat a secret that cannot be used", () => {
    const env = { HOLDFAST_MATCH_TOKEN: "secret word" };

    expect(() => readServeConfig(env)).not.toThrow("secret word");
    expect(() => readServeConfig(env)).toThrow("HOLDFAST_MATCH_TOKEN");
  });

  it.each([
    ["HOLDFAST_MATCH_WHEN_UNAVAILABLE", "open"],
    ["HOLDFAST_MATCH_DRY_RUN", "maybe"],
  ])("refuse %s=%s", (name, value) => {
    expect(() => readPolicyConfig({ [name]: value })).toThrow(SettingError);
  });
});

it.each([
  ["127.0.0.1", true],
  ["127.9.9.9", true],
  ["[::1]", true],
  ["localhost", true],
  ["::ffff:127.0.0.1", true],
  ["0.0.0.0", false],
  ["127.evil.example", false],
  ["10.0.0.1", false],
])("isLoopback(%s) is %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
