/** What a peer needs is not on this machine, so there is nothing to compare with. */
export class PeerMissing extends Error {
  override readonly name = "PeerMissing";
}
