import * as z from 'zod';
import type { AnnouncementDocument } from '../../../domain/words/announcement-document.ts';
import { id, instant, slugs, version, words } from './fields.ts';

/** News that is neither trouble nor work. */
export const announcement = z
  .strictObject({
    id,
    title: words,
    body: words,
    components: slugs,
    publishedAt: instant,
    until: instant.describe('Until when it is on the status page'),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Announcement' }) satisfies z.ZodType<AnnouncementDocument>;
