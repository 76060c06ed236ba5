import type { z } from "zod";

/**
 * Reads an answer as a client does: what a later version's server has added is left out, at any
 * depth, and everything this version knows must be as its schema says.
 *
 * [Note: strict requests, patient readers] A server refuses a request with a field it does not
 * know, because such a field is room for a picture. Answers come from the server a client chose;
 * refusing a new field there would stop every older platform on the day its exchange is renewed,
 * and then nothing is held. What is left out is not kept.
 *
 * @param body parsed JSON; it is not changed
 * @returns `undefined` when something known is missing or has another form
 */
export function readAnswer<Answer>(schema: z.ZodType<Answer>, body: unknown): Answer | undefined {
  const strict = schema.safeParse(body);
  if (strict.success) return strict.data;

  const known: unknown = JSON.parse(JSON.stringify(body ?? null));
  for (const issue of strict.error.issues) {
    if (issue.code !== "unrecognized_keys") return undefined;
    const holder = issue.path.reduce<unknown>(fieldOf, known) as Record<string, unknown>;
    for (const name of issue.keys) delete holder[name];
  }
  const patient = schema.safeParse(known);
  return patient.success ? patient.data : undefined;
}

function fieldOf(value: unknown, name: PropertyKey): unknown {
  return (value as Record<PropertyKey, unknown>)[name];
}
