import { isAbsolute, resolve } from "node:path";

/** Environment variables as a program receives them; an empty one counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used. Shown to the operator as it is; carries no secret. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

/** What a variable holds, or `undefined` when it is not set or empty. */
export function textSetting(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === "" ? undefined : text;
}

/** A whole number between two bounds, both allowed. @throws {SettingError} for anything else */
export function numberSetting(
  env: Environment,
  name: string,
  range: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = textSetting(env, name);
  if (text === undefined) return range.otherwise;

  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.least && value <= range.most)) {
    throw unreadable(name, `${range.least} to ${range.most}`, text);
  }
  return value;
}

/** `1`, `true` or `yes` against `0`, `false` or `no`. @throws {SettingError} for anything else */
export function switchSetting(env: Environment, name: string): boolean {
  const text = textSetting(env, name);
  if (text === undefined || ["0", "false", "no"].includes(text)) return false;
  if (["1", "true", "yes"].includes(text)) return true;
  throw unreadable(name, "1 or 0", text);
}

/** One of several words. @throws {SettingError} for another word */
export function choiceSetting<Choice extends string>(
  env: Environment,
  name: string,
  choices: readonly [Choice, ...Choice[]],
  otherwise: Choice,
): Choice {
  const text = textSetting(env, name);
  if (text === undefined) return otherwise;
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined) throw unreadable(name, choices.join(", "), text);
  return chosen;
}

/** An absolute path; a relative one starts at the working directory. */
export function pathSetting(env: Environment, name: string, otherwise: string): string {
  return resolve(textSetting(env, name) ?? otherwise);
}

/** A path that must be absolute, or `undefined`. @throws {SettingError} for a relative one */
export function absolutePathSetting(env: Environment, name: string): string | undefined {
  const text = textSetting(env, name);
  if (text !== undefined && !isAbsolute(text)) throw unreadable(name, "an absolute path", text);
  return text;
}

/** A link that people follow: `https:` or `mailto:`. @throws {SettingError} for anything else */
export function linkSetting(env: Environment, name: string): string | undefined {
  const text = textSetting(env, name);
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const isLink =
    (url?.protocol === "https:" && url.username === "") ||
    (url?.protocol === "mailto:" && url.pathname.includes("@"));
  if (url === null || !isLink) throw unreadable(name, "https://… or mailto:…", text);
  return url.href;
}

/** `Cannot read PORT: expected 1 to 65535, found "http"` */
export function unreadable(name: string, expected: string, found: string): SettingError {
  return new SettingError(`Cannot read ${name}: expected ${expected}, found ${quoted(found)}`);
}

/** Quoted as JSON quotes, so that a stray newline is seen, and cut at 60 characters. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
