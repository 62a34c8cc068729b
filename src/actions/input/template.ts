import * as z from 'zod';
import { componentStatuses } from '../../domain/component.ts';
import { impacts, incidentKinds } from '../../domain/words/incident.ts';
import { windowReachabilities } from '../../domain/words/maintenance.ts';
import { laterStatuses, openingStatuses, workStatuses } from '../../domain/words/template.ts';
import { mostMinutes } from '../../domain/words/template-variable.ts';
import { body, componentSlugs, componentStatus, notify, sentence, title } from './fields.ts';
import { variable } from './variable.ts';

const prepared = {
  name: title.describe('What staff choose it by'),
  title,
  body,
  variables: z
    .array(variable, 'List variables.')
    .max(20, 'Use at most 20 variables.')
    .default([])
    .describe('What stands open; texts name it as {name}'),
  components: componentSlugs
    .default([])
    .describe(
      'What it is for, and speaks of; with variables for components, what they choose from. None for any',
    ),
};

function oneForStatus<Schema extends z.ZodType<{ status: string }>>(followUp: Schema) {
  return z
    .array(followUp, 'List what is said next.')
    .refine(
      (list) => new Set(list.map(({ status }) => status)).size === list.length,
      'Say one thing for each status.',
    )
    .default([])
    .describe('What is said next, one for a status');
}

const promiseSays = `Name whole minutes from 1 to ${mostMinutes}.`;

const incident = z.strictObject({
  kind: z.literal('incident'),
  ...prepared,
  incidentKind: z
    .enum(incidentKinds, { error: 'Name a kind: outage or security.' })
    .default('outage'),
  status: z
    .enum(openingStatuses, { error: `Name a status: ${openingStatuses.join(', ')}.` })
    .default('investigating'),
  componentStatus: componentStatus
    .default('major_outage')
    .describe('What it says of its components'),
  impact: z
    .enum(impacts, { error: `Name an impact: ${impacts.join(', ')}.` })
    .nullable()
    .default(null)
    .describe('Null derives it from what is said of the components'),
  fallbacks: componentSlugs
    .default([])
    .describe('Channels to use meanwhile, best first; none leaves that to the site'),
  nextUpdateMinutes: z
    .int(promiseSays)
    .min(1, promiseSays)
    .max(mostMinutes, promiseSays)
    .nullable()
    .default(null)
    .describe('In how many minutes the next update is promised, each time'),
  notify,
  followUps: oneForStatus(
    z.strictObject({
      status: z.enum(laterStatuses, { error: `Name a status: ${laterStatuses.join(', ')}.` }),
      body,
      componentStatus: z
        .enum(componentStatuses, { error: `Name a status: ${componentStatuses.join(', ')}.` })
        .nullable()
        .default(null)
        .describe('What it says of the components; null leaves what was said before'),
    }),
  ),
});

const advice = z
  .strictObject({
    works: sentence.describe('What works all the same').optional(),
    delayed: sentence.describe('What takes longer').optional(),
    avoid: sentence.describe('What not to do').optional(),
  })
  .transform(({ works, delayed, avoid }) => ({
    ...(works && { works }),
    ...(delayed && { delayed }),
    ...(avoid && { avoid }),
  }));

const maintenance = z.strictObject({
  kind: z.literal('maintenance'),
  ...prepared,
  reachability: z
    .enum(windowReachabilities, {
      error: `Name a reachability: ${windowReachabilities.join(', ')}.`,
    })
    .default('unreachable')
    .describe('Whether the components can be reached meanwhile'),
  advice: advice.default({}),
  notify,
  followUps: oneForStatus(
    z.strictObject({
      status: z.enum(workStatuses, { error: `Name a status: ${workStatuses.join(', ')}.` }),
      body,
    }),
  ),
});

const announcement = z.strictObject({ kind: z.literal('announcement'), ...prepared });

const kindSays = { error: 'Name a kind: incident, maintenance or announcement.' };

/** The whole of what a template is; what is left out takes its default. */
export const templateContent = z
  .discriminatedUnion('kind', [incident, maintenance, announcement], kindSays)
  .meta({ id: 'TemplateContent' });

const slugSays = 'Write a slug of small letters, digits and single hyphens, as in chat-down.';

const slug = z
  .string(slugSays)
  .max(60, 'Shorten this to 60 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, slugSays)
  .optional()
  .describe('What links call it by, for good; its id, where this is left out');

/** A new template. */
export const newTemplate = z
  .discriminatedUnion(
    'kind',
    [incident.extend({ slug }), maintenance.extend({ slug }), announcement.extend({ slug })],
    kindSays,
  )
  .meta({ id: 'NewTemplate' });
