import { z } from "zod";
import { Day, HashText, IdempotencyKey, ListName, Name } from "./text-forms.ts";

/** The most pictures one request can claim; a case can grow by further requests. */
export const MOST_CLAIMS = 30;

/** The most pictures one case can hold. */
export const MOST_CASE_PHOTOS = 1_000;

/** What one picture became on the person's device. `quality` is 0 to 100 and only a claim. */
export const NewClaim = z.strictObject({
  hash: HashText,
  quality: z.int().min(0).max(100),
  list: ListName,
});

/** `POST /v1/cases` */
export const OpenCaseRequest = z.strictObject({
  key: IdempotencyKey,
  claims: z.array(NewClaim).min(1).max(MOST_CLAIMS),
});

/** What the person keeps. Derived from the key, so a repeated request answers the same. */
export const Receipt = z.strictObject({
  caseNumber: z
    .string()
    .length(10)
    .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/),
  pin: z
    .string()
    .length(8)
    .regex(/^\d{8}$/),
  spareCode: z
    .string()
    .length(10)
    .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/),
  /** The day until which adult pictures are protected unless renewed. Under-18 ones do not lapse. */
  protectedUntil: Day,
  sentTo: z.array(Name).max(50),
});

/** What opens a case: number and PIN; the spare code only after many wrong tries that day. */
export const CaseAccess = z.strictObject({
  caseNumber: z
    .string()
    .length(10)
    .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/),
  pin: z
    .string()
    .length(8)
    .regex(/^\d{8}$/),
  spareCode: z
    .string()
    .length(10)
    .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    .optional(),
});

/** `POST /v1/cases/status`, `/renew` and `/withdraw` */
export const CaseRequest = z.strictObject({ access: CaseAccess });

/** `POST /v1/cases/photos` */
export const AddPhotosRequest = z.strictObject({
  access: CaseAccess,
  key: IdempotencyKey,
  claims: z.array(NewClaim).min(1).max(MOST_CLAIMS),
});

/** One picture of a case, told apart by the order it was added in; its hash is never sent back. */
export const CasePhoto = z.strictObject({
  number: z.int().min(1).max(MOST_CASE_PHOTOS),
  addedOn: Day,
  list: ListName,
  state: z.enum(["protected", "too-plain", "lapsed", "withdrawn"]),
});

/** What one participant did about pictures of this case, by day. */
export const CaseResult = z.strictObject({
  participant: Name,
  action: z.enum(["held", "blocked"]),
  on: Day,
});

/** What the person sees with number and PIN. */
export const CaseStatus = z.strictObject({
  state: z.enum(["live", "lapsed", "withdrawn"]),
  openedOn: Day,
  /** Absent when no adult picture is live: under-18 ones do not lapse. */
  protectedUntil: Day.optional(),
  photos: z.array(CasePhoto).max(MOST_CASE_PHOTOS),
  results: z.array(CaseResult).max(1_000),
  sentTo: z.array(Name).max(50),
  /** When a result becomes visible here; a practice copy shows it at once and says so. */
  resultsShown: z.enum(["next-day", "at-once"]),
});

/** The answer to `POST /v1/cases/photos`. */
export const PhotosAdded = z.strictObject({ kind: z.literal("added") });

/** The answer to `POST /v1/cases/renew`: the new last day of protection. */
export const CaseRenewed = z.strictObject({ kind: z.literal("renewed"), protectedUntil: Day });

/** The answer to `POST /v1/cases/withdraw`: the day it was first withdrawn. */
export const CaseWithdrawn = z.strictObject({ kind: z.literal("withdrawn"), on: Day });

export type NewClaim = z.infer<typeof NewClaim>;
export type OpenCaseRequest = z.infer<typeof OpenCaseRequest>;
export type Receipt = z.infer<typeof Receipt>;
export type CaseAccess = z.infer<typeof CaseAccess>;
export type CaseRequest = z.infer<typeof CaseRequest>;
export type AddPhotosRequest = z.infer<typeof AddPhotosRequest>;
export type CasePhoto = z.infer<typeof CasePhoto>;
export type CaseResult = z.infer<typeof CaseResult>;
export type CaseStatus = z.infer<typeof CaseStatus>;
export type PhotosAdded = z.infer<typeof PhotosAdded>;
export type CaseRenewed = z.infer<typeof CaseRenewed>;
export type CaseWithdrawn = z.infer<typeof CaseWithdrawn>;
