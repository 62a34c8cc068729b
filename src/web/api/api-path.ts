import { eventSchema } from '../../domain/event.ts';

/** Where the API lies. */
export const apiPath = '/api/v1';

/** Whether a path belongs to the API, so that what is wrong with it is a problem and no page. */
export function isApiPath(path: string): boolean {
  return path === apiPath || path.startsWith(`${apiPath}/`);
}

/** Where the schema of events lies; a new version of the bodies has a path of its own. */
export const eventSchemaPath = `/schemas/event-${eventSchema}.json`;

/** What describes the API: for programs, for receivers of events, and for people. */
export const descriptionPaths = ['/openapi.json', eventSchemaPath, '/docs/api'] as const;

export type DescriptionPath = (typeof descriptionPaths)[number];
