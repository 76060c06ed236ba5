/** There is no native search here, and why; an index without it finds the same. */
export class NativeSearchMissing extends Error {
  override readonly name = "NativeSearchMissing";
  /**
   * Whether it lies in the machine, which is not made for it, lacks a tool or lets no code run from a
   * folder, and not in what was given.
   */
  readonly isMachine: boolean;

  constructor(
    message: string,
    { isMachine, cause }: { readonly isMachine: boolean; readonly cause?: unknown },
  ) {
    super(message, { cause });
    this.isMachine = isMachine;
  }
}
