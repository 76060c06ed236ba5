import type { FlatScanPeer } from "./flat-scan-peer.ts";
import type { Sides } from "./index-kinds.ts";
import type { MemoryReader } from "./memory-reader.ts";
import type { SearchPeer } from "./search-peer.ts";

/** Everyone that takes part. */
export interface Peers extends Sides {
  /** Absent where it cannot be compiled, like what follows. */
  readonly native: SearchPeer | undefined;
  readonly flatScan: FlatScanPeer | undefined;
  readonly memory: MemoryReader | undefined;
}
