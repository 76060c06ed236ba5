import type { HelpEntry } from "./help-entry.ts";

/** An entry for tests: a helpline of the UK that takes calls, unless the changes say otherwise. */
export function entryForTests(changes: Partial<HelpEntry> = {}): HelpEntry {
  return {
    id: "gb-line",
    country: "GB",
    name: "A line",
    kind: "helpline",
    audience: "any",
    minAge: null,
    maxAge: null,
    phone: "0800 000",
    tel: "0800000",
    altPhones: [],
    sms: null,
    smsKeyword: null,
    email: null,
    url: null,
    chatUrl: null,
    hours: null,
    alwaysOpen: false,
    open: null,
    languages: [],
    says: ["listen"],
    place: null,
    description: "A line.",
    notes: null,
    topics: [],
    source: "https://example.org",
    checkedVia: null,
    confirmed: true,
    confirmation: "provider-site",
    seenOn: "2026-11-22",
    sourceUpdated: null,
    ...changes,
  };
}
