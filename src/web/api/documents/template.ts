import * as z from 'zod';
import { componentStatuses } from '../../../domain/component.ts';
import { impacts, incidentKinds } from '../../../domain/words/incident.ts';
import { windowReachabilities } from '../../../domain/words/maintenance.ts';
import { laterStatuses, openingStatuses, workStatuses } from '../../../domain/words/template.ts';
import type { TemplateDocument } from '../../../domain/words/template-document.ts';
import { id, instant, slugs, version, words } from './fields.ts';
import { variable } from './variable.ts';

const prepared = {
  id,
  slug: z.string(),
  name: words,
  title: words,
  body: words,
  variables: z.array(variable),
  components: slugs,
  createdAt: instant,
  updatedAt: instant,
  version,
};

const componentStatus = z.enum(componentStatuses);

const incident = z.strictObject({
  kind: z.literal('incident'),
  ...prepared,
  incidentKind: z.enum(incidentKinds),
  status: z.enum(openingStatuses),
  componentStatus,
  impact: z.enum(impacts).nullable(),
  fallbacks: slugs,
  nextUpdateMinutes: z.int().nullable(),
  notify: z.boolean(),
  followUps: z.array(
    z.strictObject({
      status: z.enum(laterStatuses),
      body: words,
      componentStatus: componentStatus.nullable(),
    }),
  ),
});

const maintenance = z.strictObject({
  kind: z.literal('maintenance'),
  ...prepared,
  reachability: z.enum(windowReachabilities),
  advice: z.strictObject({
    works: words.exactOptional(),
    delayed: words.exactOptional(),
    avoid: words.exactOptional(),
  }),
  notify: z.boolean(),
  followUps: z.array(z.strictObject({ status: z.enum(workStatuses), body: words })),
});

const announcement = z.strictObject({ kind: z.literal('announcement'), ...prepared });

/** Words prepared for an hour of need. */
export const template = z
  .discriminatedUnion('kind', [incident, maintenance, announcement])
  .meta({ id: 'Template' }) satisfies z.ZodType<TemplateDocument>;
