/** An account of the person who threatens: where, under which name, how to find it again. */
export interface Account {
  readonly app: string;
  readonly name: string;
  /** Link to the profile, a phone number or an e-mail address. */
  readonly address: string;
}

/** Something that was written or done, in the words of whoever wrote it. */
export interface Happening {
  readonly when: string;
  readonly words: string;
}

/** Money, a gift card, game points: what was paid or is asked for. */
export interface Payment {
  readonly when: string;
  readonly amount: string;
  /** How: gift card, bank, app, coins. */
  readonly way: string;
  /** To whom: an account, a number, a name. */
  readonly to: string;
}

/**
 * What a person writes down about a threat. Every text is as typed, may be empty, and lives in the
 * memory of one page; there is no place in it for a picture.
 */
export interface PageOfWords {
  readonly accounts: readonly Account[];
  readonly happenings: readonly Happening[];
  /** What they demand. */
  readonly wants: string;
  readonly payments: readonly Payment[];
  /** Addresses where the picture can be seen. */
  readonly links: readonly string[];
  /** What has been done so far: reported, told, blocked. */
  readonly done: string;
}
