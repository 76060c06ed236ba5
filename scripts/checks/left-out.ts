import { spawnSync } from "node:child_process";
import { officeWorks } from "../letters/office.ts";
import { whyNotNative } from "./why-not-native.ts";

/** Whether strace is there and may watch a program: some containers forbid it. */
export function straceWorks(): boolean {
  return (
    process.platform === "linux" && spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0
  );
}

/** What this machine cannot test and why, in words. */
export async function leftOut(): Promise<readonly string[]> {
  const left: string[] = [];
  if (!straceWorks()) {
    left.push(
      "that every case is synced to disk before it is answered: strace is not installed here",
    );
  }
  if (!officeWorks()) {
    left.push(
      "that a letter as DOCX reads the same in LibreOffice: soffice or pdftotext is not installed here",
    );
  }
  const why = await whyNotNative();
  if (why !== undefined) left.push(`that the native search finds the same: ${why}`);
  return left;
}
