/** How fast a piece of work goes. */
export interface Pace {
  /** Items a second since it began. */
  readonly rate: number;
  /** Seconds left at this rate; `undefined` where that cannot be told. */
  readonly secondsLeft: number | undefined;
}

/**
 * @param done items done since it began
 * @param left items still to do; `undefined` when nobody knows
 * @param elapsed milliseconds since it began
 */
export function paceOf(done: number, left: number | undefined, elapsed: number): Pace {
  const rate = elapsed > 0 ? (done * 1_000) / elapsed : 0;
  const isKnown = rate > 0 && left !== undefined;
  return { rate, secondsLeft: isKnown ? Math.ceil(left / rate) : undefined };
}

/** As people read it: `38 files a second, 2 min 5 s left`. @param unit what is counted */
export function showPace({ rate, secondsLeft }: Pace, unit: string): string {
  const speed = `${rate.toFixed(rate < 10 ? 1 : 0)} ${unit} a second`;
  return secondsLeft === undefined ? speed : `${speed}, ${showSeconds(secondsLeft)} left`;
}

/** As people read it: `5 s`, `2 min 5 s`, `3 h 2 min`. @param seconds a whole number from 0 */
export function showSeconds(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min ${seconds % 60} s` : `${hours} h ${minutes % 60} min`;
}
