/** What was tried, and whether it came out as it must. */
export interface CheckResult {
  readonly what: string;
  readonly passed: boolean;
}
