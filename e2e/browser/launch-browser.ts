import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { installedBrowser } from "./installed-browser.ts";
import { npmChromium } from "./npm-chromium.ts";

/**
 * Ours, never the npm package's own: its defaults switch web security off and would hide the very
 * faults the tests look for. Background requests are off so that a capture shows only the page's.
 */
const ARGS = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Starts a browser for tests: the one named by `CHROMIUM_PATH`, the one npm carries on linux-x64,
 * else an installed Chrome or Edge.
 *
 * @throws {Error} in words when there is none: a browser test is never passed over
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ ...(await launchOptions()), ...options });
}

/** The same browser with its profile on disk in `folder`, so that a test can read what it left. */
export async function launchWithProfile(
  folder: string,
  options: LaunchOptions = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...(await launchOptions()), ...options });
}

async function launchOptions(): Promise<LaunchOptions> {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`Cannot start a browser: CHROMIUM_PATH has no file`);
    return { executablePath: named, args: ARGS };
  }

  if (process.platform === "linux" && process.arch === "x64") {
    const { executable, libraries, fonts } = await npmChromium();
    const env: Record<string, string> = { LD_LIBRARY_PATH: libraries };
    // A machine with fonts of its own shows pages as people see them; a bare one needs these.
    if (!existsSync("/etc/fonts/fonts.conf")) env["FONTCONFIG_PATH"] = fonts;
    return { executablePath: executable, args: ARGS, env: { ...definedEnvironment(), ...env } };
  }

  const executablePath = installedBrowser();
  if (executablePath === undefined) {
    throw new Error(
      "Cannot start a browser: none found. Install Chrome or Edge, or set CHROMIUM_PATH to one.",
    );
  }
  return { executablePath, args: ARGS };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
