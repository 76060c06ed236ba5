import { isStoreError } from "../store/open-store.ts";
import { TooLargeError } from "./require-memory.ts";

/** Whether an error says that disk or memory took nothing more: all is as it was before then. */
export function cannotBeKept(error: unknown): error is Error {
  return isStoreError(error) || error instanceof TooLargeError;
}
