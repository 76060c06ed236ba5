import { officeWorks } from "../letters/office.ts";
import type { CheckResult } from "./check-result.ts";
import { runScript } from "./run-script.ts";

/** Opens letters in LibreOffice, where it is there, as the school that was sent one would. */
export async function letterChecks(): Promise<readonly CheckResult[]> {
  if (!officeWorks()) return [];
  console.log("\nOpening letters in LibreOffice …");
  return [
    {
      what: "a letter as DOCX reads the same in LibreOffice, from either side",
      passed: (await runScript("letters/docx-round-trip.ts")) === 0,
    },
  ];
}
