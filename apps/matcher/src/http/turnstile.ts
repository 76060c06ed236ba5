/** Lets a limited number of requests hold a body in memory at a time; others wait in line. */
export interface Turnstile {
  /** @returns `undefined` at once when the line is full */
  enter(): Promise<Place | undefined>;
}

export interface Place {
  leave(): void;
}

/**
 * @param inside how many may be inside at a time
 * @param inLine how many may wait; while they do, their bodies stay in the network
 */
export function turnstile(inside: number, inLine: number): Turnstile {
  const line: ((place: Place) => void)[] = [];
  let present = 0;

  const place = (): Place => {
    let hasLeft = false;
    return {
      leave() {
        if (hasLeft) return;
        hasLeft = true;
        const next = line.shift();
        if (next === undefined) present -= 1;
        else next(place());
      },
    };
  };

  return {
    enter() {
      if (present < inside) {
        present += 1;
        return Promise.resolve(place());
      }
      if (line.length >= inLine) return Promise.resolve(undefined);
      return new Promise((resolve) => line.push(resolve));
    },
  };
}
