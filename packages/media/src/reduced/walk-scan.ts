import { type BlockPlane, unitsOf } from "./block-plane.ts";
import { codedData } from "./coded-data.ts";
import { type EntropyReader, entropyReader } from "./entropy-reader.ts";
import type { JpegFrame, JpegScan, ScanComponent } from "./jpeg-parts.ts";
import { unusual } from "./unusual-jpeg-error.ts";

/** Takes the blocks of one component of a scan, in the order they are coded in. */
export interface BlockTaker {
  /** Reads one block. */
  readonly take: (reader: EntropyReader, column: number, row: number) => void;
  /** Is called where the coder forgot what came before. */
  readonly restart: () => void;
}

/**
 * Walks through all blocks of a scan. The copy it makes of the coded data is wiped.
 *
 * @param takerOf asked once for each component
 * @throws {UnusualJpegError} when the blocks do not end where the data does
 * Source: ITU-T T.81, A.2 (order of blocks) and E.2.4 (restarts).
 */
export function walkScan(
  frame: JpegFrame,
  scan: JpegScan,
  planes: readonly BlockPlane[],
  takerOf: (plane: BlockPlane, tables: ScanComponent) => BlockTaker,
): void {
  const { bytes, starts } = codedData(scan.data);
  try {
    const reader = entropyReader(bytes);
    const isInterleaved = scan.components.length > 1;
    const parts = scan.components.map((one) => {
      const plane = planes.find(({ component }) => component === one.component)!;
      const { take, restart } = takerOf(plane, one);
      const { across, down } = isInterleaved ? one.component : { across: 1, down: 1 };
      return { plane, take, restart, across, down };
    });
    const units = isInterleaved ? unitsOf(frame) : alone(parts[0]!.plane);

    let stretch = 0;
    const requireEnd = () => {
      if (reader.place() !== starts[stretch + 1]) throw unusual("blocks end before or after data");
    };

    for (let unit = 0, row = 0; row < units.down; row++) {
      for (let column = 0; column < units.along; column++, unit++) {
        if (scan.restartEvery > 0 && unit > 0 && unit % scan.restartEvery === 0) {
          requireEnd();
          stretch++;
          reader.goTo(starts[stretch]!);
          for (const { restart } of parts) restart();
        }
        for (const { take, across, down } of parts) {
          for (let y = 0; y < down; y++) {
            for (let x = 0; x < across; x++) take(reader, column * across + x, row * down + y);
          }
        }
      }
    }
    requireEnd();
    if (starts.length !== stretch + 2) throw unusual("more restarts than blocks");
  } finally {
    bytes.fill(0);
  }
}

function alone({ columns, rows }: BlockPlane): { readonly along: number; readonly down: number } {
  return { along: columns, down: rows };
}
