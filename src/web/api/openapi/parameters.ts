import * as z from 'zod';
import { type Route, takesVersion } from '../route.ts';
import { type JsonSchema, schemaOf } from './schemas.ts';

/** A parameter (OpenAPI 3.1.1 §4.8.12). */
export type Parameter = Readonly<{
  name: string;
  in: 'path' | 'query' | 'header';
  required?: true;
  description: string;
  schema: JsonSchema;
}>;

/** Everything that a route reads besides its body. */
export function parametersOf(route: Route): readonly Parameter[] {
  const query = (route.query ?? []).map(({ name, schema, description }) =>
    parameter('query', name, schema, description),
  );
  return [...inPath(route.path), ...query, ...besides(route)];
}

function inPath(path: string): readonly Parameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    ...parameter('path', name, z.string(), places[name] ?? ''),
    required: true,
  }));
}

const places: Readonly<Record<string, string>> = {
  id: 'Its id',
  slug: 'Slug of the component',
  update: 'Id of the update',
  component: 'Slug of the component',
  calendar: 'Slug of the calendar, such as cn',
  year: 'The year',
};

function besides(route: Route): readonly Parameter[] {
  if (route.kind === 'public') return [ifNoneMatch];
  return [
    ...(route.shape === 'pages' ? [cursor, limit] : []),
    ...(route.method === 'POST' ? [idempotencyKey] : []),
    ...(takesVersion(route) ? [ifMatch] : []),
  ];
}

const cursor = parameter('query', 'cursor', z.string(), 'nextCursor of the page before');

const limit = parameter(
  'query',
  'limit',
  z.int().min(1).max(100).default(20),
  'How many items a page has',
);

const idempotencyKey = parameter(
  'header',
  'Idempotency-Key',
  z.string().min(1).max(255),
  'Requests of one key are carried out once, and answered the same each time',
);

const ifMatch = parameter(
  'header',
  'If-Match',
  z.string(),
  'The ETag that was read; what has changed since is refused with 412',
);

const ifNoneMatch = parameter(
  'header',
  'If-None-Match',
  z.string(),
  'The ETag that was answered before; where it is still so, the answer is 304 without a body',
);

function parameter(
  place: Parameter['in'],
  name: string,
  schema: z.ZodType,
  description: string,
): Parameter {
  return { name, in: place, description, schema: schemaOf(schema) };
}
