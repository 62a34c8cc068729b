import type { Child } from 'hono/jsx';
import * as z from 'zod';
import type { JsonSchema } from './schemas.ts';

/** A schema that has a name: a row for each of its fields, of each kind that it may be of. */
export function SchemaSection({ name, schema }: Readonly<{ name: string; schema: JsonSchema }>) {
  const { description, oneOf = [schema] } = readable.parse(schema);
  return (
    <section id={name}>
      <h3>{name}</h3>
      {description && <p>{description}</p>}
      {oneOf.map((one) => (
        <Fields schema={one} />
      ))}
    </section>
  );
}

function Fields({ schema }: Readonly<{ schema: JsonSchema }>) {
  const { properties = {}, required = [] } = readable.parse(schema);
  return (
    <dl>
      {Object.entries(properties).map(([field, value]) => (
        <Field
          name={field}
          type={
            <>
              {typeOf(value)}
              {!required.includes(field) && ', optional'}
            </>
          }
          description={readable.parse(value).description ?? ''}
        />
      ))}
    </dl>
  );
}

type FieldProps = Readonly<{ name: string; type: Child; description: string }>;

/** A field or parameter: its name, what it takes, and what it means. */
export function Field({ name, type, description }: FieldProps) {
  return (
    <div>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        {type}
        {description && <p>{description}</p>}
      </dd>
    </div>
  );
}

const schemaShape = z.record(z.string(), z.unknown());

/** What the reference reads out of a schema. */
const readable = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  anyOf: z.array(schemaShape).optional(),
  oneOf: z.array(schemaShape).optional(),
  items: schemaShape.optional(),
  properties: z.record(z.string(), schemaShape).optional(),
  required: z.array(z.string()).optional(),
});

/** What a schema takes, in a few words; one that has a name is linked. */
export function typeOf(schema: JsonSchema): Child {
  const { $ref, type, format, items, properties, anyOf, ...rest } = readable.parse(schema);
  if ($ref) return <Linked name={$ref.slice($ref.lastIndexOf('/') + 1)} />;
  if (anyOf) return joined(anyOf.map(typeOf), ' or ');
  if (rest.enum) return joined(rest.enum.map(String), ', ');
  if (rest.const !== undefined) return String(rest.const);
  if (items) return <>list of {typeOf(items)}</>;
  if (properties) return inBraces(properties);
  if (format === 'date-time') return 'instant';
  return type === undefined ? 'anything' : [type].flat().join(' or ');
}

function Linked({ name }: Readonly<{ name: string }>) {
  return <a href={`#${name}`}>{name}</a>;
}

function inBraces(properties: Readonly<Record<string, JsonSchema>>): Child {
  const written = Object.entries(properties).map(([name, value]) => (
    <>
      {name}: {typeOf(value)}
    </>
  ));
  return (
    <>
      {'{'} {joined(written, ', ')} {'}'}
    </>
  );
}

function joined(parts: readonly Child[], between: string): Child {
  return parts.map((part, index) => (
    <>
      {index > 0 && between}
      {part}
    </>
  ));
}
