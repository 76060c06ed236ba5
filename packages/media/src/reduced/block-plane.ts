import type { JpegComponent, JpegFrame } from "./jpeg-parts.ts";

export const BLOCK_SIDE = 8;

/** The constant parts of one component's blocks, as a scan brings them. */
export interface BlockPlane {
  readonly component: JpegComponent;
  /** Blocks that show something of the picture. */
  readonly columns: number;
  readonly rows: number;
  /** Blocks in one row, those included that only fill up a unit. */
  readonly stride: number;
  /** As quantised; a block's mean is 1/8 of it times the step, from 128. */
  readonly constants: Int16Array;
  /** 1 where a block has no waves. Progressive pictures leave it 0. */
  readonly isFlat: Uint8Array;
}

/** Units of an interleaved scan along and down the picture. */
export function unitsOf({ width, height, components }: JpegFrame): {
  readonly along: number;
  readonly down: number;
} {
  const { across, down } = finest(components);
  return {
    along: Math.ceil(width / (BLOCK_SIDE * across)),
    down: Math.ceil(height / (BLOCK_SIDE * down)),
  };
}

export function blockPlane(frame: JpegFrame, component: JpegComponent): BlockPlane {
  const most = finest(frame.components);
  const units = unitsOf(frame);
  const blocks = (side: number, part: number) => Math.ceil(Math.ceil(side * part) / BLOCK_SIDE);
  const stride = units.along * component.across;
  const count = stride * units.down * component.down;
  return {
    component,
    columns: blocks(frame.width, component.across / most.across),
    rows: blocks(frame.height, component.down / most.down),
    stride,
    constants: new Int16Array(count),
    isFlat: new Uint8Array(count),
  };
}

function finest(components: readonly JpegComponent[]) {
  return {
    across: Math.max(...components.map(({ across }) => across)),
    down: Math.max(...components.map(({ down }) => down)),
  };
}
