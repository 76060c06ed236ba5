import type { About } from "./about.ts";
import type {
  AddPhotosRequest,
  CaseAccess,
  CaseRenewed,
  CaseStatus,
  CaseWithdrawn,
  OpenCaseRequest,
  PhotosAdded,
  Receipt,
} from "./cases.ts";

/** One answer for every way in which number, PIN and spare code do not fit together. */
export type DoesNotFit = { readonly kind: "does-not-fit" };

export type OpenCaseAnswer =
  | { readonly kind: "opened"; readonly receipt: Receipt }
  | { readonly kind: "key-reused" }
  | { readonly kind: "list-closed" };

export type CaseStatusAnswer =
  | { readonly kind: "status"; readonly status: CaseStatus }
  | DoesNotFit;

export type AddPhotosAnswer =
  | PhotosAdded
  | { readonly kind: "key-reused" | "list-closed" | "case-full" | "case-ended" }
  | DoesNotFit;

export type RenewAnswer = CaseRenewed | { readonly kind: "case-ended" } | DoesNotFit;

export type WithdrawAnswer = CaseWithdrawn | DoesNotFit;

/**
 * What a person can ask of an exchange. The server answers it in its own process, the site uses
 * it through SvelteKit's `platform`, and every promise returned is kept on disk when it resolves.
 *
 * @throws {Error} from any verb when the store cannot be reached; nothing is kept then
 */
export interface Exchange {
  about(): Promise<About>;
  openCase(request: OpenCaseRequest): Promise<OpenCaseAnswer>;
  caseStatus(access: CaseAccess): Promise<CaseStatusAnswer>;
  addPhotos(request: AddPhotosRequest): Promise<AddPhotosAnswer>;
  renewCase(access: CaseAccess): Promise<RenewAnswer>;
  withdrawCase(access: CaseAccess): Promise<WithdrawAnswer>;
}
