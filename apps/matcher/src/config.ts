import path from "node:path";
import type { UnavailablePolicy } from "@holdfast/decision";

/** Environment variables as a program receives them; an empty one counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used. Its message is for the operator and holds no secret. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

/** Which exchange to ask, and as whom. */
export interface ExchangeConfig {
  /** `HOLDFAST_MATCH_EXCHANGE`, the exchange's address; `https`, or `http` on this machine. */
  readonly url: string;
  /** `HOLDFAST_MATCH_KEY`, the participant's key. */
  readonly key: string;
}

/** How files are hashed. */
export interface HashConfig {
  /** `HOLDFAST_MATCH_WORKERS`, files worked on at a time, 1 to 256; default one for each core. */
  readonly workers: number;
  /** `HOLDFAST_MATCH_MOST_MEGAPIXELS`, millions, 1 to 500, default 50; here in pixels. */
  readonly mostPixels: number;
  /** `HOLDFAST_MATCH_MOST_MEGABYTES`, MiB, 1 to 1024, default 50; here in bytes. */
  readonly mostBytes: number;
}

/** What is done with the list, by whoever acts on it: `serve` and `sync`. */
export interface PolicyConfig {
  /** `HOLDFAST_MATCH_WHEN_UNAVAILABLE`, `fail-open` or `fail-closed`; default `fail-open`. */
  readonly whenUnavailable: UnavailablePolicy;
  /** `HOLDFAST_MATCH_DRY_RUN`, 1 or 0; default 0. Decides and notes, and asks for no action. */
  readonly dryRun: boolean;
}

/** Where platforms reach the HTTP service. */
export interface ServeConfig {
  /** `HOLDFAST_MATCH_HOST`, an address or `localhost`; default 127.0.0.1. */
  readonly host: string;
  /** `HOLDFAST_MATCH_PORT`, 0 to 65535, 0 for any free one; default 4320. */
  readonly port: number;
  /** `HOLDFAST_MATCH_TOKEN`, 20 to 200 characters; needed on any address but this machine's own. */
  readonly token: string | undefined;
  /** `HOLDFAST_MATCH_WEBHOOK`, where each re-judgement is posted; default none. */
  readonly webhook: string | undefined;
  /** `HOLDFAST_MATCH_WEBHOOK_SECRET`, 20 to 200 characters, what posts are signed with; default none. */
  readonly webhookSecret: string | undefined;
}

/** Reads `HOLDFAST_MATCH_DATA`, the folder of the store; default `data/matcher`. */
export function readFolder(env: Environment): string {
  return path.resolve(text(env, "HOLDFAST_MATCH_DATA") ?? path.join("data", "matcher"));
}

/** Reads `HOLDFAST_MATCH_NATIVE`, the file of a compiled native search; default none: WebAssembly searches. */
export function readNativeFile(env: Environment): string | undefined {
  const file = text(env, "HOLDFAST_MATCH_NATIVE");
  return file === undefined ? undefined : path.resolve(file);
}

/** @throws {SettingError} naming the first setting that is missing or cannot be used */
export function readExchangeConfig(env: Environment): ExchangeConfig {
  const url = address(env, "HOLDFAST_MATCH_EXCHANGE");
  const key = secret(env, "HOLDFAST_MATCH_KEY", 1);
  if (url === undefined) throw missing("HOLDFAST_MATCH_EXCHANGE", "the exchange's address");
  if (key === undefined) throw missing("HOLDFAST_MATCH_KEY", "the key the exchange gave you");
  return { url, key };
}

/** @param cores how many this machine has */
export function readHashConfig(env: Environment, cores: number): HashConfig {
  const megapixels = number(env, "HOLDFAST_MATCH_MOST_MEGAPIXELS", 1, 500, 50);
  const megabytes = number(env, "HOLDFAST_MATCH_MOST_MEGABYTES", 1, 1024, 50);
  return {
    workers: number(env, "HOLDFAST_MATCH_WORKERS", 1, 256, cores),
    mostPixels: megapixels * 1_000_000,
    mostBytes: megabytes * 1024 * 1024,
  };
}

export function readPolicyConfig(env: Environment): PolicyConfig {
  return {
    whenUnavailable: choice(env, "HOLDFAST_MATCH_WHEN_UNAVAILABLE", ["fail-open", "fail-closed"]),
    dryRun: choice(env, "HOLDFAST_MATCH_DRY_RUN", ["0", "1"]) === "1",
  };
}

/** @throws {SettingError} also for an address others can reach when no token keeps them out */
export function readServeConfig(env: Environment): ServeConfig {
  const host = text(env, "HOLDFAST_MATCH_HOST") ?? "127.0.0.1";
  const token = secret(env, "HOLDFAST_MATCH_TOKEN", 20);
  if (!isLoopback(host) && token === undefined) {
    throw new SettingError(
      `Cannot listen on ${host}: others can reach it, so HOLDFAST_MATCH_TOKEN must be set`,
    );
  }
  return {
    host,
    token,
    port: number(env, "HOLDFAST_MATCH_PORT", 0, 65_535, 4320),
    webhook: address(env, "HOLDFAST_MATCH_WEBHOOK"),
    webhookSecret: secret(env, "HOLDFAST_MATCH_WEBHOOK_SECRET", 20),
  };
}

/** Whether a host name or address, as a URL or a socket shows it, means this machine only. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").replace(/^::ffff:(?=\d)/, "");
  return bare === "localhost" || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}

function text(env: Environment, name: string): string | undefined {
  const found = env[name]?.trim();
  return found === "" ? undefined : found;
}

function number(env: Environment, name: string, least: number, most: number, otherwise: number) {
  const found = text(env, name);
  if (found === undefined) return otherwise;
  const value = /^\d{1,9}$/.test(found) ? Number(found) : Number.NaN;
  if (!(value >= least && value <= most)) throw unusable(name, `${least} to ${most}`, found);
  return value;
}

/** One of some words, the first unless set. */
function choice<Word extends string>(
  env: Environment,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const found = text(env, name);
  if (found === undefined) return words[0];
  const chosen = words.find((word) => word === found);
  if (chosen === undefined) throw unusable(name, words.join(" or "), found);
  return chosen;
}

/** An address of a web service; in clear only where nobody on the way can read the key. */
function address(env: Environment, name: string): string | undefined {
  const found = text(env, name);
  if (found === undefined) return undefined;
  const url = URL.canParse(found) ? new URL(found) : undefined;
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url === undefined || !isSafe || url.username !== "" || url.password !== "") {
    throw new SettingError(
      `Cannot use ${name}: expected an https address, or http on this machine, without a password`,
    );
  }
  return url.href;
}

/** Visible characters of a key or token; what was found instead is never repeated. */
function secret(env: Environment, name: string, least: number): string | undefined {
  const found = text(env, name);
  if (found === undefined) return undefined;
  if (!/^[!-~]+$/.test(found) || found.length < least || found.length > 200) {
    throw new SettingError(
      `Cannot use ${name}: expected ${least} to 200 visible characters without spaces`,
    );
  }
  return found;
}

function missing(name: string, what: string): SettingError {
  return new SettingError(`Cannot reach an exchange: ${name} is not set; it is ${what}`);
}

/** `Cannot read PORT: expected 1 to 65535, found "http"` */
function unusable(name: string, expected: string, found: string): SettingError {
  return new SettingError(
    `Cannot read ${name}: expected ${expected}, found ${JSON.stringify(found.slice(0, 60))}`,
  );
}
