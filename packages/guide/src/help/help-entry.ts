import * as z from "zod";
import { SAYINGS } from "./sayings.ts";

/** Days of the week as the data writes them, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export type Weekday = (typeof WEEKDAYS)[number];

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const PrintedNumber = z
  .string()
  .regex(/^[\d+*#][\d +*#-]*$/)
  .max(40);
const Address = z.url({ protocol: /^https?$/ }).max(600);
const Words = z.string().min(1).max(700);

/** Local time on the days named; `to` not after `from` means the next day. */
export const OpenSpan = z.strictObject({
  days: z.array(z.enum(WEEKDAYS)).min(1),
  from: Time,
  to: Time,
  /** Absent where all ways to reach it have the same hours. */
  by: z.enum(["phone", "chat"]).optional(),
});

/** One place to turn to, as `content/data/help-directory.json` holds it. */
export const HelpEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Two capital letters of ISO 3166-1, or `*` for the whole world. */
  country: z.string().regex(/^([A-Z]{2}|\*)$/),
  name: Words,
  kind: z.enum([
    "emergency",
    "police",
    "hotline",
    "removal",
    "helpline",
    "crisis",
    "advice",
    "legal",
  ]),
  audience: z.enum(["child", "adult", "parent", "school", "any"]),
  /** Years of age that it is for; `null` where its source names none. */
  minAge: z.int().min(0).max(120).nullable(),
  maxAge: z.int().min(0).max(120).nullable(),
  /** As dialled inside the country; `tel` is the same for a link. */
  phone: PrintedNumber.nullable(),
  tel: z
    .string()
    .regex(/^[\d+*#]+$/)
    .nullable(),
  altPhones: z.array(PrintedNumber),
  sms: PrintedNumber.nullable(),
  /** The word to send to `sms`. */
  smsKeyword: z
    .string()
    .regex(/^[A-Z]+$/)
    .nullable(),
  email: z.email().nullable(),
  url: Address.nullable(),
  chatUrl: Address.nullable(),
  /** As printed by the source; `open` says the same where it can be read in one way only. */
  hours: Words.nullable(),
  /** True when the source says plainly day and night; `null` when it says nothing or both. */
  alwaysOpen: z.boolean().nullable(),
  open: z.array(OpenSpan).min(1).nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]+)*$/)),
  says: z.array(z.enum(SAYINGS)),
  /** The part of the country that it serves, where it does not serve the whole. */
  place: Words.nullable(),
  /** Of an emergency number: the services its source names; empty when it names none. */
  reaches: z.array(z.enum(["police", "ambulance", "fire"])).optional(),
  /** As researched; kept for whoever checks the entry, not shown to readers. */
  description: Words,
  notes: Words.nullable(),
  topics: z.array(z.string()),
  /** Where it was read; `null` only where it could not be confirmed. */
  source: Address.nullable(),
  checkedVia: Address.nullable(),
  /** False until someone has checked it with the provider: never shown. */
  confirmed: z.boolean(),
  confirmation: z.enum([
    "provider-site",
    "authority-site",
    "umbrella-directory",
    "third-party-checked",
    "reputable-secondary",
    "secondary",
  ]),
  /** The day of the last check. */
  seenOn: Day,
  sourceUpdated: z.string().nullable(),
});

export type OpenSpan = z.infer<typeof OpenSpan>;
export type HelpEntry = Readonly<z.infer<typeof HelpEntry>>;
