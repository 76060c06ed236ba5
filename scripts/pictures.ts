import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { launchBrowser } from "../e2e/browser/launch-browser.ts";
import { practiceForTests } from "../e2e/story/practice-for-tests.ts";
import { ROOT } from "./build/programs.ts";
import { takeLetters } from "./pictures/letters.ts";

/** The pages that people meet first, by the name of their pictures. */
const PAGES = {
  home: "en/gb",
  now: "en/gb/now",
  helping: "en/gb/helping",
  parent: "en/gb/parent",
  staff: "en/gb/staff",
  trick: "en/gb/trick",
  apps: "en/gb/apps",
  words: "en/gb/words",
  help: "en/gb/help",
  country: "en/country",
} as const;

/** A phone and a desktop, in CSS pixels: the first screen of each page. */
const WINDOWS = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const SCHEMES = ["light", "dark"] as const;

const folder = path.join(ROOT, "docs/pictures/guide");

/** Takes the pictures of `docs/pictures/guide` anew, from the pages as they are built now. */
async function takePictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const copy = await practiceForTests();
  const browser = await launchBrowser();
  try {
    for (const [window, viewport] of Object.entries(WINDOWS)) {
      for (const colorScheme of SCHEMES) {
        const page = await browser.newPage({ viewport, colorScheme });
        for (const [name, address] of Object.entries(PAGES)) {
          await page.goto(new URL(address, copy.site).href);
          const file = path.join(folder, `${name}-${window}-${colorScheme}.webp`);
          await sharp(await page.screenshot())
            .webp({ quality: 82 })
            .toFile(file);
        }
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await copy.stop();
  }
  writeFileSync(path.join(folder, "README.md"), gallery());
}

/** The pictures on one page, a row for each page of the site. */
function gallery(): string {
  const rows = Object.entries(PAGES).map(([name, address]) => {
    const pictures = SCHEMES.flatMap((scheme) =>
      Object.keys(WINDOWS).map(
        (window) => `![${address}, ${window}, ${scheme}](${name}-${window}-${scheme}.webp)`,
      ),
    );
    return `| \`/${address}\` | ${pictures.join(" | ")} |`;
  });
  return [
    "# The guide in pictures",
    "",
    "First screens in Chromium, 360 and 1280 px wide, light and dark, from a practice copy.",
    "`npm run pictures` takes them anew.",
    "",
    "| page | phone, light | desktop, light | phone, dark | desktop, dark |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

await takePictures();
await takeLetters();
