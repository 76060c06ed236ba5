import { isAbsolute, join, relative } from "node:path";
import { Name, Under18Authority } from "@holdfast/contract";
import { isLoopback } from "./loopback.ts";
import { type PublicUrl, parsePublicUrl } from "./public-url.ts";
import {
  absolutePathSetting,
  choiceSetting,
  type Environment,
  linkSetting,
  numberSetting,
  pathSetting,
  SettingError,
  switchSetting,
  textSetting,
  unreadable,
} from "./setting.ts";
import { parseTrustedProxies, type TrustedProxies } from "./trusted-proxies.ts";

/** What the exchange is told by its operator; read once, at start. */
export interface Config extends StoreConfig {
  /** `HOLDFAST_HOST`, an address or `localhost`; default 127.0.0.1. */
  readonly host: string;
  /** `HOLDFAST_PORT`, 0 to 65535, 0 for any free one; default 4310. */
  readonly port: number;
  /** `HOLDFAST_PUBLIC_URL`, the origin people use; needed on any address but this machine's own. */
  readonly publicUrl: PublicUrl | undefined;
  /** `HOLDFAST_TRUSTED_PROXY`, addresses or subnets whose forwarded headers are believed; default none. */
  readonly trustedProxies: TrustedProxies;
  /** `HOLDFAST_OPERATOR`, the name people are shown; needed together with a public address. */
  readonly operator: string;
  /** `HOLDFAST_PRACTICE`, 1 or 0; default 0. A practice copy stays on this machine and says what it is. */
  readonly practice: boolean;
  /** `HOLDFAST_UNDER18_AUTHORITY`, `_LEGAL_BASIS`, `_CONTACT`: all three, or the under-18 list is closed. */
  readonly under18: Under18Authority | undefined;
  /**
   * `HOLDFAST_WRONG_NUMBER`, where people tell that a number of the help directory does not work, as
   * `https:` or `mailto:`; without it the page says what to do instead.
   */
  readonly wrongNumber: string | undefined;
  /** `HOLDFAST_ANSWER_GRID_MS`, milliseconds, 10 to 5000; default 250. */
  readonly answerGridMs: number;
  /** `HOLDFAST_SITE`, the absolute path of the built site's `handler.js`; without it there are no pages. */
  readonly site: string | undefined;
  /** `HOLDFAST_LOG_LEVEL`; default info. */
  readonly logLevel: LogLevel;
}

/** The part that the command line needs as well, to open the store when no server runs. */
export interface StoreConfig {
  /** `HOLDFAST_DATA`, the directory of the database, its lock and the owner's socket; default data/exchange. */
  readonly data: string;
  /**
   * `HOLDFAST_PEPPER_FILE`, what the tags in the database are keyed with; default
   * `<data>-secrets/pepper`, beside the data directory and never in it, so that a copy of that
   * directory or a backup says nothing about anyone's PIN.
   */
  readonly pepperFile: string;
  /** `HOLDFAST_CONFIRMATIONS`, independent participants, 2 to 10; default 2. */
  readonly confirmations: number;
  /** `HOLDFAST_DISSENTS`, independent participants, 2 to 10; default 2. */
  readonly dissents: number;
}

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Reads every setting of the server. @throws {SettingError} naming the first that cannot be used */
export function readConfig(env: Environment): Config {
  const practice = switchSetting(env, "HOLDFAST_PRACTICE");
  const host = textSetting(env, "HOLDFAST_HOST") ?? "127.0.0.1";
  const publicUrl = readPublicUrl(env);

  if (practice && !isLoopback(host)) {
    throw unreadable("HOLDFAST_HOST", "this machine's own address in a practice copy", host);
  }
  if (
    practice &&
    publicUrl !== undefined &&
    !isLoopback(new URL(`http://${publicUrl.host}`).hostname)
  ) {
    throw unreadable(
      "HOLDFAST_PUBLIC_URL",
      "none, or this machine's own in a practice copy",
      publicUrl.host,
    );
  }
  if (!isLoopback(host) && publicUrl === undefined) {
    throw new SettingError(
      `Cannot listen on ${host}: HOLDFAST_PUBLIC_URL must say where people reach this server, such as https://takedown.example`,
    );
  }

  return {
    ...readStoreConfig(env),
    host,
    port: numberSetting(env, "HOLDFAST_PORT", { least: 0, most: 65_535, otherwise: 4310 }),
    publicUrl,
    trustedProxies: readTrustedProxies(env),
    operator: readOperator(env, practice, publicUrl),
    practice,
    under18: readUnder18(env),
    wrongNumber: linkSetting(env, "HOLDFAST_WRONG_NUMBER"),
    answerGridMs: numberSetting(env, "HOLDFAST_ANSWER_GRID_MS", {
      least: 10,
      most: 5_000,
      otherwise: 250,
    }),
    site: absolutePathSetting(env, "HOLDFAST_SITE"),
    logLevel: choiceSetting(env, "HOLDFAST_LOG_LEVEL", LOG_LEVELS, "info"),
  };
}

/** Reads what opening the store needs. @throws {SettingError} naming the first that cannot be used */
export function readStoreConfig(env: Environment): StoreConfig {
  const data = pathSetting(env, "HOLDFAST_DATA", join("data", "exchange"));
  const pepperFile = pathSetting(env, "HOLDFAST_PEPPER_FILE", join(`${data}-secrets`, "pepper"));
  if (isInside(pepperFile, data)) {
    throw unreadable("HOLDFAST_PEPPER_FILE", "a file outside HOLDFAST_DATA", pepperFile);
  }

  const voices = { least: 2, most: 10, otherwise: 2 };
  return {
    data,
    pepperFile,
    confirmations: numberSetting(env, "HOLDFAST_CONFIRMATIONS", voices),
    dissents: numberSetting(env, "HOLDFAST_DISSENTS", voices),
  };
}

function isInside(file: string, directory: string): boolean {
  const way = relative(directory, file);
  return !isAbsolute(way) && way.split(/[/\\]/)[0] !== "..";
}

function readPublicUrl(env: Environment): PublicUrl | undefined {
  const text = textSetting(env, "HOLDFAST_PUBLIC_URL");
  if (text === undefined) return undefined;
  const url = parsePublicUrl(text);
  if (url === undefined) {
    throw unreadable("HOLDFAST_PUBLIC_URL", "an origin such as https://takedown.example", text);
  }
  return url;
}

function readTrustedProxies(env: Environment): TrustedProxies {
  const text = textSetting(env, "HOLDFAST_TRUSTED_PROXY") ?? "";
  const proxies = parseTrustedProxies(text);
  if (proxies === undefined) {
    throw unreadable("HOLDFAST_TRUSTED_PROXY", "addresses or subnets, with commas between", text);
  }
  return proxies;
}

/** People decide whom to trust by this name, so a server that others can reach must have one. */
function readOperator(
  env: Environment,
  practice: boolean,
  publicUrl: PublicUrl | undefined,
): string {
  const text = textSetting(env, "HOLDFAST_OPERATOR");
  if (text !== undefined) {
    if (!Name.safeParse(text).success) throw unreadable("HOLDFAST_OPERATOR", "a name", text);
    return text;
  }
  if (practice) return "Practice copy on this computer";
  if (publicUrl === undefined) return "Unnamed operator (this computer only)";
  throw new SettingError("Cannot read HOLDFAST_OPERATOR: expected a name, found nothing");
}

function readUnder18(env: Environment): Under18Authority | undefined {
  const stated = {
    authority: textSetting(env, "HOLDFAST_UNDER18_AUTHORITY"),
    legalBasis: textSetting(env, "HOLDFAST_UNDER18_LEGAL_BASIS"),
    contact: textSetting(env, "HOLDFAST_UNDER18_CONTACT"),
  };
  if (Object.values(stated).every((part) => part === undefined)) return undefined;

  const under18 = Under18Authority.safeParse(stated);
  if (!under18.success) {
    const names = { authority: "AUTHORITY", legalBasis: "LEGAL_BASIS", contact: "CONTACT" };
    const [part] = under18.error.issues[0]?.path ?? [];
    const name = names[part as keyof typeof names];
    throw new SettingError(
      `Cannot open the under-18 list: HOLDFAST_UNDER18_${name} is missing or unusable; authority, legal basis and contact are needed together`,
    );
  }
  return under18.data;
}
