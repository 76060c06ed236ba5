import * as z from "zod";

/** Time zones by country, two lower-case letters each; never an empty list. */
export type TimeZones = ReadonlyMap<string, readonly string[]>;

const TimeZonesFile = z.object({
  zones: z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().min(1)).min(1)),
});

/**
 * Reads the content of `content/data/time-zones.json`.
 *
 * @throws {z.ZodError} naming each field that does not fit
 */
export function readTimeZones(file: unknown): TimeZones {
  return new Map(Object.entries(TimeZonesFile.parse(file).zones));
}
