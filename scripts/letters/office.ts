import { execFile, spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A first start with a new profile takes some seconds; one that hangs must not hold up the tests. */
const PATIENCE_MS = 120_000;

/** Whether LibreOffice and poppler are here, which open a document and read the pages it becomes. */
export function officeWorks(): boolean {
  return (
    spawnSync("soffice", ["--version"]).status === 0 && spawnSync("pdftotext", ["-v"]).status === 0
  );
}

/**
 * Opens documents as a reader would and saves each beside itself as text and as PDF. LibreOffice keeps
 * its own files in `folder/profile`, so nobody's open office is touched.
 *
 * @throws {Error} when LibreOffice does not come to an end
 */
export async function convert(folder: string, documents: readonly string[]): Promise<void> {
  const profile = pathToFileURL(path.join(folder, "profile")).href;
  // One after the other: two at once would fight over the profile.
  for (const format of ["txt:Text (encoded):UTF8", "pdf"]) {
    const to = ["--headless", "--convert-to", format, "--outdir", folder];
    await run("soffice", [`-env:UserInstallation=${profile}`, ...to, ...documents], {
      timeout: PATIENCE_MS,
    });
  }
}

/** The words of a PDF, as `pdftotext` reads them off the page. */
export async function pdfText(file: string): Promise<string> {
  const { stdout } = await run("pdftotext", ["-enc", "UTF-8", file, "-"]);
  return stdout;
}

export async function pdfPages(file: string): Promise<number> {
  const { stdout } = await run("pdfinfo", [file]);
  return Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1]);
}
