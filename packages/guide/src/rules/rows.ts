import type { Row } from "../row.ts";
import { AFTER_ROWS } from "./after-rows.ts";
import { FRIEND_ROWS } from "./friend-rows.ts";
import { KEEP_ROWS } from "./keep-rows.ts";
import { POLICE_ROWS } from "./police-rows.ts";
import { REPORT_AND_BLOCK_ROWS } from "./report-and-block-rows.ts";
import { SAFETY_ROWS } from "./safety-rows.ts";
import { SCHOOL_ROWS } from "./school-rows.ts";
import { STOP_ROWS } from "./stop-rows.ts";
import { TAKE_DOWN_ROWS } from "./take-down-rows.ts";
import { TELL_ROWS } from "./tell-rows.ts";

/** Every row of the guide. Texts of a step are shown in this order. */
export const ROWS: readonly Row[] = [
  ...SAFETY_ROWS,
  ...STOP_ROWS,
  ...TELL_ROWS,
  ...FRIEND_ROWS,
  ...KEEP_ROWS,
  ...REPORT_AND_BLOCK_ROWS,
  ...TAKE_DOWN_ROWS,
  ...POLICE_ROWS,
  ...SCHOOL_ROWS,
  ...AFTER_ROWS,
];
