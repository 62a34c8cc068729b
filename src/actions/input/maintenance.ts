import * as z from 'zod';
import { maintenanceStatuses, windowReachabilities } from '../../domain/words/maintenance.ts';
import {
  body,
  changedSomething,
  componentSlugs,
  instant,
  notify,
  sentence,
  title,
} from './fields.ts';

const components = componentSlugs
  .min(1, 'Name the components that it is about.')
  .describe('Slugs of the components that it is about');

const auto = z
  .boolean('Write true or false.')
  .describe('Whether it starts and ends by itself at its instants');

const reachability = z
  .enum(windowReachabilities, {
    error: `Name a reachability: ${windowReachabilities.join(', ')}.`,
  })
  .describe('Whether the components can be reached meanwhile');

const works = sentence.describe('What works all the same');
const delayed = sentence.describe('What takes longer');
const avoid = sentence.describe('What not to do');

/** Planned work that is announced. */
export const newMaintenance = z
  .strictObject({
    title,
    body,
    components,
    scheduledFor: instant.describe('When it begins'),
    scheduledUntil: instant.describe('When it ends'),
    auto: auto.default(true),
    reachability: reachability.default('unreachable'),
    works: works.optional(),
    delayed: delayed.optional(),
    avoid: avoid.optional(),
    notify,
  })
  .meta({ id: 'NewMaintenance' });

/** The next word on planned work. */
export const newMaintenanceUpdate = z
  .strictObject({
    status: z.enum(maintenanceStatuses, {
      error: `Name a status: ${maintenanceStatuses.join(', ')}.`,
    }),
    body,
    scheduledUntil: instant
      .optional()
      .describe('When it ends now: to extend it, or to take it up again'),
    at: instant.optional().describe('When this was true, if it is written down later'),
    notify,
  })
  .meta({ id: 'NewMaintenanceUpdate' });

/** What is changed of planned work as a whole; what is left out stays. */
export const changedMaintenance = changedSomething({
  title: title.optional(),
  components: components.optional(),
  scheduledFor: instant.optional().describe('Only while it has not begun'),
  scheduledUntil: instant.optional(),
  auto: auto.optional(),
  reachability: reachability.optional(),
  works: works.nullable().optional(),
  delayed: delayed.nullable().optional(),
  avoid: avoid.nullable().optional(),
}).meta({ id: 'ChangedMaintenance' });
