import { z } from 'zod';
import { eventSchema } from '../../../domain/event.ts';
import { event } from '../documents/event.ts';
import { type JsonSchema, printed } from './schemas.ts';

/** Where the schema of events lies; a new version of the bodies has a path of its own. */
export const eventSchemaPath = `/schemas/event-${eventSchema}.json`;

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
