import { existsSync } from "node:fs";
import path from "node:path";

/** Where Chromium, Chrome and Edge are put by their installers, best known first. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "Google\\Chrome\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ].flatMap((place) =>
    ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((root) => {
      const folder = process.env[root];
      return folder === undefined ? [] : [path.win32.join(folder, place)];
    }),
  ),
};

/** The first installed Chromium, Chrome or Edge, or `undefined` when there is none. */
export function installedBrowser(): string | undefined {
  return (PLACES[process.platform] ?? []).find((place) => existsSync(place));
}
