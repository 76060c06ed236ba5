/** There is no native search here, and why; an index without it finds the same. */
export class NativeSearchMissing extends Error {
  override readonly name = "NativeSearchMissing";
}
