import path from "node:path";

/** A setting that cannot be used; its message says which, and what was found. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

/** What the board is told by its environment, checked once at start. */
export interface Config {
  /** Where posts are kept. */
  readonly data: string;
  readonly port: number;
  /** The platform's own matcher. */
  readonly matcher: URL;
  /** The practice copy's site, for the link back. */
  readonly site: URL;
  /** A folder of ordinary photographs to post. */
  readonly photos: string;
}

/**
 * Reads the settings. The board always listens on loopback: it is for trying and has no log-in.
 *
 * @throws {SettingError} naming the variable, what was expected and what was found
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return {
    data: folder(environment, "HOLDFAST_BOARD_DATA"),
    port: port(environment, "HOLDFAST_BOARD_PORT", 4330),
    matcher: loopbackAddress(environment, "HOLDFAST_BOARD_MATCHER", "http://127.0.0.1:4320/"),
    site: loopbackAddress(environment, "HOLDFAST_BOARD_SITE", "http://127.0.0.1:4310/"),
    photos: folder(environment, "HOLDFAST_BOARD_PHOTOS"),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

function folder(environment: Environment, name: string): string {
  const found = environment[name];
  if (found === undefined || found === "") {
    throw new SettingError(`Cannot read ${name}: expected a folder, found nothing`);
  }
  return path.resolve(found);
}

function port(environment: Environment, name: string, otherwise: number): number {
  const found = environment[name] ?? String(otherwise);
  const number = Number(found);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new SettingError(`Cannot read ${name}: expected 1 to 65535, found "${found}"`);
  }
  return number;
}

function loopbackAddress(environment: Environment, name: string, otherwise: string): URL {
  const found = environment[name] ?? otherwise;
  const address = URL.canParse(found) ? new URL(found) : undefined;
  if (address === undefined || !["127.0.0.1", "localhost", "[::1]"].includes(address.hostname)) {
    throw new SettingError(
      `Cannot read ${name}: expected an address on this machine, found "${found}"`,
    );
  }
  return address;
}
