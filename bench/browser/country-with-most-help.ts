import type { Browser } from "playwright-core";
import { linkedPaths } from "./linked-paths.ts";

/** The page that names every country. */
const COUNTRIES = "/en/country";

/** The path of the first page of the country whose list of help is the longest, such as `/en/gb`. */
export async function countryWithMostHelp(browser: Browser, site: URL): Promise<string> {
  const page = await browser.newPage();
  await page.goto(new URL(COUNTRIES, site).href);
  const countries = (await linkedPaths(page)).filter((path) => /^\/en\/[a-z]{2}$/.test(path));
  await page.close();

  let longest = { path: "", length: 0 };
  for (const path of new Set(countries)) {
    const answer = await fetch(new URL(`${path}/help`, site));
    const { length } = await answer.text();
    if (length > longest.length) longest = { path, length };
  }
  return longest.path;
}
