/** One place to turn to, as `content/data/help-directory.json` describes it. */
export interface HelpEntry {
  readonly id: string;
  /** Two capital letters of ISO 3166-1, or `*` for the whole world. */
  readonly country: string;
  readonly name: string;
  readonly kind:
    | "emergency"
    | "police"
    | "hotline"
    | "removal"
    | "helpline"
    | "crisis"
    | "advice"
    | "legal";
  readonly audience: "child" | "adult" | "parent" | "school" | "any";
  /** Years of age that it is for; `null` where its source names none. */
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** As dialled inside the country; `tel` is the same for a link. */
  readonly phone: string | null;
  readonly tel: string | null;
  readonly altPhones: readonly string[];
  readonly sms: string | null;
  /** The word to send to `sms`. */
  readonly smsKeyword: string | null;
  readonly email: string | null;
  readonly url: string | null;
  readonly chatUrl: string | null;
  /** As printed by the source, mostly local time. */
  readonly hours: string | null;
  /** True when the source says plainly day and night; `null` when it says nothing or both. */
  readonly alwaysOpen: boolean | null;
  readonly languages: readonly string[];
  readonly description: string;
  readonly notes: string | null;
  /** False until someone has checked it with the provider: never shown. */
  readonly confirmed: boolean;
  readonly confirmation: string;
  /** The day of the last check. */
  readonly seenOn: string;
}
