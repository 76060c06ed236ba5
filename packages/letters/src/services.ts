/** What a service is for, in the order in which a letter names them. */
export const SERVICE_USES = ["emergency", "talk", "police", "hotline", "remove", "advice"] as const;

export type ServiceUse = (typeof SERVICE_USES)[number];

/** Which services an emergency number can send. */
export const REACHES = ["police", "ambulance", "fire"] as const;

export type Reach = (typeof REACHES)[number];

/** One place to turn to, with just what a letter says of it. All from the help directory. */
export interface Service {
  /** Id of the entry in `content/data/help-directory.json`. */
  readonly id: string;
  readonly use: ServiceUse;
  readonly name: string;
  readonly phone?: string;
  /** A number for text messages, with its keyword: `SHOUT 85258`. */
  readonly text?: string;
  readonly url?: string;
  /** Years of age it is for, where its source names them. */
  readonly minAge?: number;
  readonly maxAge?: number;
  /** True only when its source says day and night. */
  readonly alwaysOpen?: boolean;
  /** Of an emergency number: what it is said to reach; empty or absent where its source says no more than "emergency". */
  readonly reaches?: readonly Reach[];
  /** The part of the country it serves, where that is not the whole. */
  readonly place?: string;
  /** The day it was last checked, `2026-11-22`. */
  readonly checked: string;
}

/** What one country has; `services` may be empty, and then a letter says so. */
export interface CountryServices {
  /** Two lower-case letters of ISO 3166-1. */
  readonly country: string;
  readonly services: readonly Service[];
}
