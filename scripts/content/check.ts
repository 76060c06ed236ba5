import path from "node:path";
import { parseArgs } from "node:util";
import { type CheckResult, checkContent } from "../../apps/site/vite/check/check-content.ts";
import { ROOT } from "../build/programs.ts";
import { reportInWords } from "./report-in-words.ts";

const HELP = `npm run content:check -- [--json] [--folder PLACE]

Reads every text in content/ and says what must be mended: sources, dates, reading age, wording,
promises, unconfirmed facts, links. content/README.md says what each finding means.

  --json     the findings as JSON
  --folder   another content folder than content/
  --help     this

Ends with 0 when nothing must be mended, 1 when something must, 2 when it could not check.`;

process.exitCode = run();

function run(): 0 | 1 | 2 {
  let result: CheckResult;
  try {
    const { values } = parseArgs({
      options: {
        json: { type: "boolean" },
        help: { type: "boolean" },
        folder: { type: "string", default: path.join(ROOT, "content") },
      },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    result = checkContent(values.folder, new Date().toISOString().slice(0, 10));
    console.log(values.json ? JSON.stringify(result, null, 2) : reportInWords(result));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  return result.findings.some(({ level }) => level === "error") ? 1 : 0;
}
