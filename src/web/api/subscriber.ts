import { readmitSubscriber } from '../../actions/readmit-subscription.ts';
import { removeSubscriber } from '../../actions/remove-subscriber.ts';
import type { Subscriber } from '../../domain/delivery/subscriber.ts';
import { subscriberDocument } from '../../domain/delivery/subscriber-document.ts';
import { readSubscriber, readSubscribers } from '../../storage/subscriber.ts';
import { readSubscriptionsOf } from '../../storage/subscription.ts';
import { subscriber } from './documents/subscriber.ts';
import { there } from './found.ts';
import { listed, oneMore } from './paging.ts';
import type { PrivateRoute } from './route.ts';

const one = {
  kind: 'private',
  noun: 'subscribers',
  shape: 'one',
  status: 200,
  answer: subscriber,
} as const;

/** `/subscribers`: who has asked to be told, of what, and whether mail arrives there. */
export const subscriberRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/subscribers',
    shape: 'pages',
    summary: 'List subscribers with all they subscribe to, those who came last first',
    description: 'A subscription is disabled, that is in quarantine, where mail came back.',
    handle: async ({ acting: { db }, page }) => {
      const found = await readSubscribers(db, oneMore(page));
      const all = await readSubscriptionsOf(db, ...found.map(({ id }) => id));
      return listed(
        found,
        page,
        ({ createdAt: at, id }) => ({ at, id }),
        (each: Subscriber) =>
          subscriberDocument(
            each,
            all.filter((subscription) => subscription.subscriber === each.id),
          ),
      );
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/subscribers/:id',
    summary: 'Read a subscriber with all they subscribe to',
    handle: async ({ acting: { db }, param }) => {
      const found = there(await readSubscriber(db, param('id')), 'subscriber');
      return {
        kind: 'one',
        body: subscriberDocument(found, await readSubscriptionsOf(db, found.id)),
      };
    },
  },
  {
    ...one,
    method: 'DELETE',
    path: '/subscribers/:id',
    summary: 'Forget a subscriber: their address, and all they subscribe to',
    description: 'They are answered as they last were. Nothing is kept that names the address.',
    handle: async ({ acting, param }) => ({
      kind: 'one',
      body: await removeSubscriber(acting, param('id')),
    }),
  },
  {
    ...one,
    method: 'POST',
    path: '/subscribers/:id/readmission',
    summary: 'Take what a subscriber has by mail out of quarantine',
    description: 'It is told again of what comes from now on.',
    handle: async ({ acting, param }) => ({
      kind: 'one',
      body: await readmitSubscriber(acting, param('id')),
    }),
  },
];
