import { changeAnnouncement } from '../../actions/change-announcement.ts';
import { endAnnouncement } from '../../actions/end-announcement.ts';
import { changedAnnouncement, newAnnouncement } from '../../actions/input/announcement.ts';
import { publishAnnouncement } from '../../actions/publish-announcement.ts';
import { announcementDocument } from '../../domain/words/announcement-document.ts';
import { readAnnouncement, readAnnouncementsPage } from '../../storage/announcement.ts';
import { announcement } from './documents/announcement.ts';
import * as examples from './examples/announcement.ts';
import { there } from './found.ts';
import { listed, oneMore } from './paging.ts';
import type { PrivateRoute } from './route.ts';
import { versioned } from './versioned.ts';

const one = {
  kind: 'private',
  noun: 'announcements',
  shape: 'versioned',
  answer: announcement,
} as const;

/** `/announcements`: news that is neither trouble nor work. */
export const announcementRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/announcements',
    status: 200,
    shape: 'pages',
    summary: 'List announcements, those that are published last first',
    handle: async ({ acting: { db }, page }) =>
      listed(
        await readAnnouncementsPage(db, oneMore(page)),
        page,
        ({ publishedAt, id }) => ({ at: publishedAt, id }),
        announcementDocument,
      ),
  },
  {
    ...one,
    method: 'POST',
    path: '/announcements',
    status: 201,
    summary: 'Publish an announcement, now or at an instant to come',
    body: { schema: newAnnouncement, example: examples.published },
    handle: async ({ acting, input }) => {
      const published = await publishAnnouncement(acting, input);
      return { ...versioned(published), location: `/api/v1/announcements/${published.id}` };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/announcements/:id',
    status: 200,
    summary: 'Read an announcement',
    handle: async ({ acting: { db }, param }) =>
      versioned(
        announcementDocument(there(await readAnnouncement(db, param('id')), 'announcement')),
      ),
  },
  {
    ...one,
    method: 'PATCH',
    path: '/announcements/:id',
    status: 200,
    summary: 'Change an announcement',
    description: 'What is left out stays.',
    body: { schema: changedAnnouncement, example: examples.changed },
    handle: async ({ acting, param, version, input }) =>
      versioned(await changeAnnouncement(acting, param('id'), version, input)),
  },
  {
    ...one,
    method: 'DELETE',
    path: '/announcements/:id',
    status: 200,
    summary: 'Take an announcement off the status page',
    description: 'It keeps its own page.',
    handle: async ({ acting, param, version }) =>
      versioned(await endAnnouncement(acting, param('id'), version)),
  },
];
