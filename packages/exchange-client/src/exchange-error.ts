/**
 * `unreachable`: nothing answered, not in time, or only that it cannot now; asking later may help.
 * `unreadable`: something answered that is not an exchange of this version.
 * `refused`: the exchange understood and will not take the request as it is.
 */
export type ExchangeErrorKind = "unreachable" | "unreadable" | "refused";

/** What keeps the exchange's answer away. Its message holds no key, hash, id or cursor. */
export class ExchangeError extends Error {
  override readonly name = "ExchangeError";
  readonly kind: ExchangeErrorKind;

  constructor(kind: ExchangeErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
