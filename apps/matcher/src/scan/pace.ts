/** How fast a piece of work goes. */
export interface Pace {
  /** Files a second since it began. */
  readonly rate: number;
  /** Seconds left at this rate; `undefined` before anything was done. */
  readonly secondsLeft: number | undefined;
}

/**
 * @param done files done since it began
 * @param left files still to do
 * @param elapsed milliseconds since it began
 */
export function paceOf(done: number, left: number, elapsed: number): Pace {
  const rate = elapsed > 0 ? (done * 1_000) / elapsed : 0;
  return { rate, secondsLeft: rate > 0 ? Math.ceil(left / rate) : undefined };
}

/** As people read it: `38 files a second, 2 min 5 s left`. */
export function showPace({ rate, secondsLeft }: Pace): string {
  const speed = `${rate.toFixed(rate < 10 ? 1 : 0)} files a second`;
  return secondsLeft === undefined ? speed : `${speed}, ${showSeconds(secondsLeft)} left`;
}

function showSeconds(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min ${seconds % 60} s` : `${hours} h ${minutes % 60} min`;
}
