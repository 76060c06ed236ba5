import {
  About,
  AddPhotosRequest,
  CaseRenewed,
  CaseRequest,
  CaseStatus,
  CaseWithdrawn,
  ChangesPage,
  ChangesQuery,
  Kept,
  OpenCaseRequest,
  PhotosAdded,
  type ProblemCode,
  Receipt,
  ReviewRequest,
  SightingRequest,
} from "@holdfast/contract";
import { z } from "zod";

const Health = z.strictObject({ status: z.literal("ok") });

/** The schemas that the API's description names; what stands inside them is written out. */
export const NAMED_SCHEMAS = {
  About,
  AddPhotosRequest,
  CaseRenewed,
  CaseRequest,
  CaseStatus,
  CaseWithdrawn,
  ChangesPage,
  Health,
  Kept,
  OpenCaseRequest,
  PhotosAdded,
  Receipt,
  ReviewRequest,
  SightingRequest,
} as const;

export type SchemaName = keyof typeof NAMED_SCHEMAS;

/** One route as its description shows it. */
export interface Operation {
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly query?: z.ZodObject;
  readonly body?: SchemaName;
  readonly status: 200 | 201;
  readonly answer: SchemaName;
  readonly problems: readonly ProblemCode[];
  readonly needsKey?: true;
}

const POSTED: readonly ProblemCode[] = ["malformed", "too-large", "unavailable"];

/** Every route of the exchange; a test holds this list against the routes that answer. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/v1/about",
    summary: "Who runs this exchange and who reads it",
    description: "Read this before anything is sent: operator, open lists, live participants.",
    status: 200,
    answer: "About",
    problems: ["unavailable"],
  },
  {
    method: "post",
    path: "/v1/cases",
    summary: "Claim pictures and open a case",
    description:
      "The answer is the same for new, listed, allow-listed and gated hashes. The same key with the same claims answers the same receipt.",
    body: "OpenCaseRequest",
    status: 201,
    answer: "Receipt",
    problems: [...POSTED, "key-reused", "list-closed"],
  },
  {
    method: "post",
    path: "/v1/cases/status",
    summary: "Look at a case",
    description:
      "Whatever does not fit gets one answer. After ten tries in a UTC day with a number and only a PIN, the spare code is needed as well.",
    body: "CaseRequest",
    status: 200,
    answer: "CaseStatus",
    problems: [...POSTED, "does-not-fit"],
  },
  {
    method: "post",
    path: "/v1/cases/photos",
    summary: "Add pictures to a case",
    description: "All of them or none. The same key with the same claims changes nothing.",
    body: "AddPhotosRequest",
    status: 201,
    answer: "PhotosAdded",
    problems: [...POSTED, "does-not-fit", "key-reused", "list-closed", "case-full", "case-ended"],
  },
  {
    method: "post",
    path: "/v1/cases/renew",
    summary: "Protect the pictures of a case for another term",
    description: "Lapsed pictures are protected again.",
    body: "CaseRequest",
    status: 200,
    answer: "CaseRenewed",
    problems: [...POSTED, "does-not-fit", "case-ended"],
  },
  {
    method: "post",
    path: "/v1/cases/withdraw",
    summary: "End a case and every claim of it",
    description: "Asked twice, the first day stays.",
    body: "CaseRequest",
    status: 200,
    answer: "CaseWithdrawn",
    problems: [...POSTED, "does-not-fit"],
  },
  {
    method: "get",
    path: "/v1/changes",
    summary: "Read what changed after a cursor",
    description:
      "Without a cursor, from the start. With wait, an empty page is held back for so many seconds or until there is news. After resync: forget everything, read from the start.",
    query: ChangesQuery,
    status: 200,
    answer: "ChangesPage",
    problems: ["malformed", "not-authorised", "resync", "busy", "unavailable"],
    needsKey: true,
  },
  {
    method: "post",
    path: "/v1/reviews",
    summary: "Say what a trained reviewer found",
    description: "A later review of the same listing replaces an earlier one.",
    body: "ReviewRequest",
    status: 200,
    answer: "Kept",
    problems: [...POSTED, "not-authorised"],
    needsKey: true,
  },
  {
    method: "post",
    path: "/v1/sightings",
    summary: "Say that an upload matched and what was done",
    description: "Kept once a day for each listing and action.",
    body: "SightingRequest",
    status: 200,
    answer: "Kept",
    problems: [...POSTED, "not-authorised"],
    needsKey: true,
  },
  {
    method: "get",
    path: "/healthz",
    summary: "Whether the store answers",
    description: "For a load balancer.",
    status: 200,
    answer: "Health",
    problems: ["unavailable"],
  },
];
