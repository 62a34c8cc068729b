import * as z from 'zod';
import { impacts, incidentKinds, incidentStatuses } from '../../../domain/words/incident.ts';
import type { IncidentDocument } from '../../../domain/words/incident-document.ts';
import type { IncidentNoteDocument } from '../../../domain/words/incident-note-document.ts';
import { componentStatus, id, instant, slugs, version, words } from './fields.ts';

const componentWords = z.array(z.strictObject({ slug: z.string(), status: componentStatus }));

const update = z
  .strictObject({
    id,
    status: z.enum(incidentStatuses),
    body: words,
    components: componentWords,
    nextUpdateBy: instant.nullable(),
    at: instant.describe('From when on it holds'),
    createdAt: instant,
    editedAt: instant.nullable(),
  })
  .meta({ id: 'IncidentUpdate' });

/** An incident with all that was said of it. */
export const incident = z
  .strictObject({
    id,
    kind: z.enum(incidentKinds),
    title: words,
    status: z.enum(incidentStatuses),
    impact: z
      .enum(impacts)
      .describe('As staff have set it, else by the worst that was ever said of the components'),
    components: componentWords.describe('What was last said of each component'),
    fallbacks: slugs.describe('Channels to use meanwhile, best first'),
    startedAt: instant,
    resolvedAt: instant.nullable(),
    nextUpdateBy: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
    updates: z.array(update).describe('Newest first'),
  })
  .meta({ id: 'Incident' }) satisfies z.ZodType<IncidentDocument>;

/** A note of staff. */
export const incidentNote = z
  .strictObject({ id, text: z.string(), author: z.string(), createdAt: instant })
  .meta({ id: 'IncidentNote' }) satisfies z.ZodType<IncidentNoteDocument>;
