import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { launchBrowser } from "../../e2e/browser/launch-browser.ts";
import { practiceForTests } from "../../e2e/story/practice-for-tests.ts";
import { ROOT } from "../build/programs.ts";

/** A letter and how it comes about on the page of letters. */
interface Shown {
  readonly name: string;
  readonly says: string;
  readonly write: (page: Page) => Promise<void>;
}

const LETTERS: readonly Shown[] = [
  {
    name: "all-parents",
    says: "To all parents of a school in Switzerland, in English and in an unreviewed Arabic, side by side",
    async write(page) {
      await page.getByLabel("Side by side with").selectOption("ar");
    },
  },
  {
    name: "call-script",
    says: "The script for the first talk with parents",
    async write(page) {
      await page.locator('[data-choice="letter"][value="call-script"]').check();
    },
  },
];

const folder = path.join(ROOT, "docs/pictures/letters");

/** Takes the pictures of `docs/pictures/letters` anew: letters of a school that does not exist. */
export async function takeLetters(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const copy = await practiceForTests();
  const browser = await launchBrowser();
  try {
    for (const { name, write } of LETTERS) {
      const page = await browser.newPage({ viewport: { width: 800, height: 1130 } });
      await page.goto(new URL("en/ch/letters", copy.site).href);
      await fillIn(page);
      await write(page);
      await page.emulateMedia({ media: "print" });
      const picture = await page.getByRole("article").screenshot();
      await sharp(picture)
        .webp({ quality: 82 })
        .toFile(path.join(folder, `${name}.webp`));
      await page.close();
    }
  } finally {
    await browser.close();
    await copy.stop();
  }
  writeFileSync(path.join(folder, "README.md"), gallery());
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel("Name of the school").fill("École du Lac");
  await page.getByLabel("Who signs").fill("Marc Favre");
  await page.getByLabel("Their role").fill("Head of School");
  const lead = page.getByRole("group", { name: "Safeguarding lead" });
  await lead.getByLabel("Name", { exact: true }).fill("Anna Keller");
  await lead.getByLabel("Role").fill("safeguarding lead");
  await lead.getByLabel("Phone").fill("+41 44 123 45 67");
}

function gallery(): string {
  return [
    "# Two letters",
    "",
    "As they are printed, from a practice copy; the school does not exist. `npm run pictures` takes them anew.",
    ...LETTERS.flatMap(({ name, says }) => ["", `## ${says}`, "", `![${says}](${name}.webp)`]),
    "",
  ].join("\n");
}
