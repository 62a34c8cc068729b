import * as z from 'zod';
import { body, changedSomething, componentSlugs, instant, title } from './fields.ts';

const components = componentSlugs.describe('Slugs of the components that it is about');
const publishedAt = instant.describe('From when on it is shown; it may be to come');
const until = instant.nullable().describe('Until when it is shown; null for a week');

/** News that is neither trouble nor work. */
export const newAnnouncement = z
  .strictObject({
    title,
    body,
    components: components.default([]),
    publishedAt: publishedAt.optional().describe('From when on it is shown; now, if left out'),
    until: until.default(null),
  })
  .meta({ id: 'NewAnnouncement' });

/** What is changed of an announcement; what is left out stays. */
export const changedAnnouncement = changedSomething({
  title: title.optional(),
  body: body.optional(),
  components: components.optional(),
  publishedAt: publishedAt.optional().describe('Only while it is not shown yet'),
  until: until.optional(),
}).meta({ id: 'ChangedAnnouncement' });
