import type { Service, ServiceUse } from "./services.ts";

/** Lines of each use that a letter names: few enough that someone frightened calls one of them. Our own choice. */
export const MOST_LINES: Readonly<Record<ServiceUse, number>> = {
  emergency: 3,
  talk: 3,
  police: 2,
  hotline: 2,
  remove: 3,
  advice: 2,
};

/** Years of age that a line for young people should cover: those whom most threats reach. */
export const YOUNG_PEOPLE = { from: 11, to: 17 } as const;

/**
 * The services of one use that a letter names, the best first. A service without a number or an
 * address is none.
 *
 * A young person must be let in before anything else counts: a line for adults that is always open
 * comes after one for the young that is not. Of equals the first of the directory comes first.
 */
export function chosenServices(services: readonly Service[], use: ServiceUse): readonly Service[] {
  return services
    .filter((service) => service.use === use && isReachable(service))
    .toSorted((one, other) => compare(rankOf(one), rankOf(other)))
    .slice(0, MOST_LINES[use]);
}

/** Whether a service can be turned to at all. */
export function isReachable({ phone, text, url }: Service): boolean {
  return [phone, text, url].some((way) => way !== undefined && way.trim() !== "");
}

/** Lower comes first; the earlier number counts more. Only lines to talk to differ by age and hour, only emergency numbers by reach. */
function rankOf(service: Service): readonly number[] {
  const place = service.place === undefined ? 0 : 1;
  if (service.use === "emergency") return [place, reachRank(service)];
  if (service.use !== "talk") return [place];
  return [ageRank(service), place, service.alwaysOpen === true ? 0 : 1];
}

/** When a life is in danger an ambulance is what is needed: a number that reaches the police alone comes last. */
function reachRank(service: Service): number {
  if (isPoliceOnly(service)) return 2;
  return service.reaches?.includes("ambulance") && service.reaches.includes("police") ? 0 : 1;
}

/** Whether an emergency number is known to reach the police and nobody else. */
export function isPoliceOnly({ reaches = [] }: Service): boolean {
  return reaches.length > 0 && reaches.every((one) => one === "police");
}

function ageRank({ minAge = 0, maxAge = Number.POSITIVE_INFINITY }: Service): number {
  const { from, to } = YOUNG_PEOPLE;
  if (minAge <= from && maxAge >= to) return 0;
  return minAge <= to && maxAge >= from ? 1 : 2;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((rank, index) => rank !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}
