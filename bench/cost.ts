/** What work cost: time on the clock, and time that this process spent computing. */
export interface Cost {
  /** Milliseconds; waiting for the disk and for other programs included. */
  readonly wall: number;
  /** Milliseconds of processor time, which neither disk nor other programs change much. */
  readonly cpu: number;
}

export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1_000 };
}

/** The cost of one of so many. */
export function shared({ wall, cpu }: Cost, among: number): Cost {
  return { wall: wall / among, cpu: cpu / among };
}
