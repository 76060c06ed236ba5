import { PROBLEM_BASE, Problem } from "@holdfast/contract";
import { z } from "zod";
import { NAMED_SCHEMAS, OPERATIONS, type Operation } from "./operations.ts";
import { PROBLEM_STATUS } from "./problem.ts";

const SCHEMAS = "#/components/schemas/";

/**
 * The API's description, OpenAPI 3.1, whose schemas are JSON Schema 2020-12 as zod writes it.
 *
 * Made from the contract's own schemas instead of with @hono/zod-openapi: that needs every schema
 * to be defined a second time in its dialect, and routes that parse what they have already parsed.
 */
export function openApi() {
  return {
    openapi: "3.1.1",
    info: {
      title: "Holdfast exchange",
      version: "1",
      description:
        "Claims, the changes feed and reviews. Answers that are not success are problems, RFC 9457; the code that ends `type` is stable. No route takes a picture, and none tells whether a hash is listed.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths: Object.fromEntries(
      OPERATIONS.map((operation) => [operation.path, { [operation.method]: described(operation) }]),
    ),
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        participant: {
          type: "http",
          scheme: "bearer",
          description: "The key that the operator gave the participant, `hfp_…`.",
        },
      },
    },
  };
}

function described({ query, body, status, answer, problems, needsKey, ...words }: Operation) {
  return {
    summary: words.summary,
    description: words.description,
    ...(needsKey && { security: [{ participant: [] }] }),
    ...(query && { parameters: parametersOf(query) }),
    ...(body && {
      requestBody: { required: true, content: { "application/json": reference(body) } },
    }),
    responses: {
      [status]: {
        description: "Done.",
        content: { "application/json": reference(answer) },
      },
      ...problemAnswers(problems),
    },
  };
}

/** Codes that share a status share an answer, which names them all. */
function problemAnswers(codes: Operation["problems"]) {
  const byStatus = Map.groupBy(codes, (code) => PROBLEM_STATUS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, sharing]) => [
      status,
      {
        description: sharing.map((code) => `\`${PROBLEM_BASE}${code}\``).join(", "),
        content: { "application/problem+json": reference("Problem") },
      },
    ]),
  );
}

function parametersOf(query: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(query);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    // zod lists a field with a default as required, since it is there once it was read.
    required:
      required.includes(name) && !(Object(schema) === schema && "default" in Object(schema)),
    schema,
  }));
}

function namedSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...NAMED_SCHEMAS, Problem })) {
    registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => SCHEMAS + id });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

function reference(id: string) {
  return { schema: { $ref: SCHEMAS + id } };
}
