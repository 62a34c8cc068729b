import * as z from 'zod';

/** A JSON Schema (2020-12) as zod prints it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** How schemas are printed wherever they stand. */
export const printed = {
  // What is sent, before defaults are filled in; what is answered has none.
  io: 'input',
  uri: (id: string) => `#/components/schemas/${id}`,
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
    // The format says it, and the pattern of an instant is of no use to a reader.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    delete jsonSchema.id;
  },
} as const;

/** All schemas that have a name, each as a schema of its own. */
export function namedSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, printed);
  return Object.fromEntries(
    Object.entries(schemas)
      .map(([name, schema]): [string, JsonSchema] => [name, withoutPlace(schema)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** A reference to a schema that has a name; else the schema itself. */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const id = z.globalRegistry.get(schema)?.id;
  return id === undefined
    ? withoutPlace(z.toJSONSchema(schema, printed))
    : { $ref: printed.uri(id) };
}

/** Where a schema stands is told by where it stands. */
function withoutPlace({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
