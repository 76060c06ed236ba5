import type { LetterRow } from "../row.ts";
import { BEFORE_CALL_ROWS } from "./before-call-rows.ts";
import { BEGINNING_ROWS } from "./beginning-rows.ts";
import { ENDING_ROWS } from "./ending-rows.ts";
import { FIRST_STEPS_ROWS } from "./first-steps-rows.ts";
import { REPORT_ROWS } from "./report-rows.ts";
import { SCHOOL_ROWS } from "./school-rows.ts";
import { STAY_CLOSE_ROWS } from "./stay-close-rows.ts";
import { TALK_ROWS } from "./talk-rows.ts";
import { WHAT_ROWS } from "./what-rows.ts";

/** Every row of every letter. Texts of an element are shown in this order. */
export const ROWS: readonly LetterRow[] = [
  ...BEGINNING_ROWS,
  ...WHAT_ROWS,
  ...BEFORE_CALL_ROWS,
  ...TALK_ROWS,
  ...FIRST_STEPS_ROWS,
  ...REPORT_ROWS,
  ...STAY_CLOSE_ROWS,
  ...SCHOOL_ROWS,
  ...ENDING_ROWS,
];
