import type { Service } from "./services.ts";

/** One service as a letter had it, beside what is known now. `same` when at most the day of its check moved. */
export type ServiceChange =
  | { readonly kind: "same"; readonly before: Service; readonly now: Service }
  | { readonly kind: "changed"; readonly before: Service; readonly now: Service }
  | { readonly kind: "gone"; readonly before: Service }
  | { readonly kind: "new"; readonly now: Service };

/** Compares the services of one country by their ids: first those it had, in their order. */
export function compareServices(
  before: readonly Service[],
  now: readonly Service[],
): readonly ServiceChange[] {
  const nowById = new Map(now.map((service) => [service.id, service]));
  const idsBefore = new Set(before.map(({ id }) => id));
  return [
    ...before.map((service): ServiceChange => {
      const found = nowById.get(service.id);
      if (found === undefined) return { kind: "gone", before: service };
      return { kind: isSame(service, found) ? "same" : "changed", before: service, now: found };
    }),
    ...now
      .filter(({ id }) => !idsBefore.has(id))
      .map((service): ServiceChange => ({ kind: "new", now: service })),
  ];
}

/** A field that is not named here would not type-check: a new one has to be looked at. */
const COMPARED: Readonly<Record<Exclude<keyof Service, "id" | "checked">, true>> = {
  use: true,
  name: true,
  phone: true,
  text: true,
  url: true,
  minAge: true,
  maxAge: true,
  alwaysOpen: true,
  reaches: true,
  place: true,
};

function isSame(one: Service, other: Service): boolean {
  const fields = Object.keys(COMPARED) as (keyof typeof COMPARED)[];
  return fields.every((field) => String(one[field]) === String(other[field]));
}
