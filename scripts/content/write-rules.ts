import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rulesDocument } from "../../packages/guide/src/rules-document.ts";
import { planWords } from "../../packages/guide/src/testing/plan-words.ts";
import { ROOT } from "../build/programs.ts";

// `npm run content:rules`: writes docs/guide-rules.md anew, from the rules of the guide and the words of content/en.

const FILE = path.join("docs", "guide-rules.md");

const read = (...names: string[]) => readFileSync(path.join(ROOT, "content", ...names), "utf8");
const { platforms } = JSON.parse(read("data", "platforms.json")) as {
  readonly platforms: readonly { readonly id: string }[];
};
const document = rulesDocument(
  planWords(read("en", "plan.md")),
  platforms.map(({ id }) => id),
);

writeFileSync(path.join(ROOT, FILE), document);
console.log(`Written: ${FILE}`);
