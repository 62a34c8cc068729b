import { readChecksPage } from '../../storage/check.ts';
import { readMonitorStates } from '../../storage/monitor-state.ts';
import { readMonitorIds } from '../../storage/registration.ts';
import { checkDocument } from './check-document.ts';
import { check, monitor } from './documents/monitor.ts';
import { there } from './found.ts';
import { monitorDocument } from './monitor-document.ts';
import { listed, oneMore } from './paging.ts';
import type { Asked, PrivateRoute } from './route.ts';

const reading = { kind: 'private', noun: 'monitors', method: 'GET', status: 200 } as const;

/** `/monitors`: what is looked at, and what was found. */
export const monitorRoutes: readonly PrivateRoute[] = [
  {
    ...reading,
    path: '/monitors',
    shape: 'list',
    summary: 'List all monitors as they are now',
    answer: monitor,
    handle: async (asked) => ({ kind: 'list', items: await monitorsOf(asked), next: null }),
  },
  {
    ...reading,
    path: '/monitors/:id',
    shape: 'one',
    summary: 'Read a monitor, by its id or slug',
    answer: monitor,
    handle: async (asked) => ({ kind: 'one', body: await monitorAsked(asked) }),
  },
  {
    ...reading,
    path: '/monitors/:id/checks',
    shape: 'pages',
    summary: 'List the checks of a monitor, by its id or slug, newest first; they are kept 90 days',
    answer: check,
    handle: async (asked) => {
      const { slug } = await monitorAsked(asked);
      const { before, limit } = oneMore(asked.page);
      const checks = await readChecksPage(asked.acting.db, slug, {
        before: before && { at: before.at, location: before.id },
        limit,
      });
      return listed(
        checks,
        asked.page,
        ({ startedAt, location }) => ({ at: startedAt, id: location }),
        checkDocument,
      );
    },
  },
];

async function monitorsOf({ acting: { db, now }, watched }: Asked) {
  const [ids, states] = await Promise.all([readMonitorIds(db), readMonitorStates(db)]);
  return [...watched.monitors, ...(watched.elsewhere ?? [])].map((one) => {
    const locations = states.filter((state) => state.monitor === one.slug);
    return monitorDocument(ids.get(one.slug) ?? '', one, locations, now);
  });
}

async function monitorAsked(asked: Asked) {
  const name = asked.param('id');
  const all = await monitorsOf(asked);
  return there(
    all.find(({ id, slug }) => id === name || slug === name),
    'monitor',
  );
}
