import * as z from 'zod';
import { impacts, incidentKinds, incidentStatuses } from '../../domain/words/incident.ts';
import {
  body,
  changedSomething,
  componentSlug,
  componentSlugs,
  componentStatus,
  instant,
  note,
  notify,
  title,
} from './fields.ts';

const componentWords = z
  .array(z.strictObject({ slug: componentSlug, status: componentStatus }), 'List components.')
  .max(200, 'List at most 200 components.')
  .refine(
    (words) => new Set(words.map(({ slug }) => slug)).size === words.length,
    'Name each component once.',
  )
  .describe('What this says of components; what was said of others before still holds');

const status = z.enum(incidentStatuses, {
  error: `Name a status: ${incidentStatuses.join(', ')}.`,
});

const kind = z.enum(incidentKinds, { error: 'Name a kind: outage or security.' });

const impact = z
  .enum(impacts, { error: `Name an impact: ${impacts.join(', ')}.` })
  .nullable()
  .describe('Null derives it from what is said of the components');

/** What opens an incident, now or, written down later, in the past. */
export const newIncident = z
  .strictObject({
    title,
    body,
    status: status.default('investigating'),
    components: componentWords.default([]),
    kind: kind.default('outage'),
    impact: impact.default(null),
    fallbacks: componentSlugs.default([]).describe('Channels to use meanwhile, best first'),
    nextUpdateBy: instant
      .nullable()
      .default(null)
      .describe('Until when the next update is promised'),
    startedAt: instant.optional().describe('When it began; now, where it is left out'),
    at: instant
      .optional()
      .describe(
        'When this first word was true, if it is written down later: of a resolved one its end',
      ),
    notify,
  })
  .meta({ id: 'NewIncident' });

/** The next word on an incident. */
export const newIncidentUpdate = z
  .strictObject({
    status,
    body,
    components: componentWords.default([]),
    nextUpdateBy: instant
      .nullable()
      .default(null)
      .describe('Until when the next update is promised'),
    at: instant.optional().describe('When this was true, if it is written down later'),
    notify,
  })
  .meta({ id: 'NewIncidentUpdate' });

/** What is changed of an incident as a whole; what is left out stays. */
export const changedIncident = changedSomething({
  title: title.optional(),
  kind: kind.optional(),
  impact: impact.optional(),
  fallbacks: componentSlugs.optional(),
  startedAt: instant.optional(),
}).meta({ id: 'ChangedIncident' });

/** A note to colleagues; never public. */
export const newNote = z.strictObject({ text: note }).meta({ id: 'NewNote' });
