import * as z from 'zod';
import { eventSchemaPath } from '../api-path.ts';
import { event } from '../documents/event.ts';
import { type JsonSchema, printed } from './schemas.ts';

/**
 * What `/api/v1/events` and webhooks tell, as a JSON Schema (2020-12) that stands for itself. It
 * allows further members, as they may be added without a new version.
 */
export function eventSchemaDocument(baseUrl: string): JsonSchema {
  const schema = z.toJSONSchema(event, {
    ...printed,
    override: (context) => {
      printed.override(context);
      delete context.jsonSchema.additionalProperties;
    },
  });
  return { ...schema, $id: `${baseUrl}${eventSchemaPath}`, title: 'Event' };
}
