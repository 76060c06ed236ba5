import { z } from "zod";

const words = z.string().min(1).max(600);
const day = z.iso.date();
const https = z.url({ protocol: /^https$/ });

/** One thing known about an app, or looked for and not found. */
function fact<Value extends z.ZodType>(value: Value) {
  return z.strictObject({
    /** `null` when nothing was found. */
    value: value.nullable(),
    detail: words.nullable(),
    /** An address, or the name of a printed source; `null` when there is none. */
    source: words.nullable(),
    /** False until a page of the app, or two other sources, say the same: never shown. */
    confirmed: z.boolean(),
    secondSource: words.optional(),
    note: words.optional(),
    /** When it was last said, such as `2024`, `2024-03` or `2024-03; 2026`. */
    asOf: z
      .string()
      .regex(/^\d{4}(-\d{2})?(; \d{4}(-\d{2})?)*$/)
      .optional(),
    preservationDetailConfirmed: z.boolean().optional(),
  });
}

/** What is known about one app: one entry of `content/data/platforms.json`. */
export const AppFacts = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: words,
  company: words,
  type: words,
  /** The app's own page on reporting, in English where there is one; `null` when none was confirmed. */
  helpPage: https.nullable(),
  minimumAge: fact(z.int().min(0).max(21)).nullable(),
  encryptedByDefault: z.boolean().nullable(),
  reportSextortion: fact(words),
  reportAccount: fact(words),
  /** Where to report without an account: an address, or `true` when the help page says how. */
  reportWithoutAccount: fact(z.union([words, z.literal(true)])),
  usTakeItDownForm: fact(https),
  screenshotNotifies: fact(z.enum(["yes", "some", "no"])),
  senderCanDeleteForBoth: fact(z.enum(["yes", "limited", "no"])),
  disappearing: fact(z.enum(["default", "optional", "one day", "no"])),
  takeItDown: fact(z.boolean()),
  stopNcii: fact(z.boolean()),
  blockEffect: fact(words),
  evidenceTips: z.array(words),
  dataExport: fact(words),
  lawEnforcement: fact(words),
  notes: z.array(words),
});

/** The whole file, as far as cards are made from it. */
export const AppData = z.looseObject({
  schemaVersion: z.literal(1),
  /** The day on which all of it was last checked. */
  generatedOn: day,
  platforms: z.array(AppFacts).min(1),
});

export type AppFacts = z.infer<typeof AppFacts>;
export type AppData = z.infer<typeof AppData>;
