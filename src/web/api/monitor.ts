import * as z from 'zod';
import { newPause } from '../../actions/input/pause.ts';
import { pauseMonitor } from '../../actions/pause-monitor.ts';
import { resumeMonitor } from '../../actions/resume-monitor.ts';
import { runMonitor } from '../../actions/run-monitor.ts';
import { readChecksPage } from '../../storage/check.ts';
import { readMonitorIds } from '../../storage/registration.ts';
import { readMonitorsNow } from '../monitors-now.ts';
import { checkDocument } from './check-document.ts';
import { check, monitor, pause } from './documents/monitor.ts';
import * as examples from './examples/pause.ts';
import { there } from './found.ts';
import { monitorDocument } from './monitor-document.ts';
import { listed, oneMore } from './paging.ts';
import { Refusal } from './problem.ts';
import type { Asked, PrivateRoute, QueryParameter } from './route.ts';

const one = { kind: 'private', noun: 'monitors', shape: 'one', status: 200 } as const;

const failuresOnly: QueryParameter = {
  name: 'failures',
  schema: z.literal('true'),
  description: 'true lists only the checks that were not up',
};

/** `/monitors`: what is looked at, what was found, and when nobody looks. */
export const monitorRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/monitors',
    shape: 'list',
    summary: 'List all monitors as they are now',
    answer: monitor,
    handle: async (asked) => ({ kind: 'list', items: await monitorsOf(asked), next: null }),
  },
  {
    ...one,
    method: 'GET',
    path: '/monitors/:id',
    summary: 'Read a monitor, by its id or slug',
    answer: monitor,
    handle: async (asked) => ({ kind: 'one', body: await monitorAsked(asked) }),
  },
  {
    ...one,
    method: 'GET',
    path: '/monitors/:id/checks',
    shape: 'pages',
    summary: 'List the checks of a monitor, by its id or slug, newest first',
    description:
      'All are kept 90 days; those that were not up 400 days, of these at most the newest 10,000.',
    query: [failuresOnly],
    answer: check,
    handle: async (asked) => {
      const { slug } = await monitorAsked(asked);
      const { before, limit } = oneMore(asked.page);
      const checks = await readChecksPage(asked.acting.db, slug, {
        before: before && { at: before.at, location: before.id },
        limit,
        which: onlyFailures(asked.query) ? 'failures' : 'all',
      });
      return listed(
        checks,
        asked.page,
        ({ startedAt, location }) => ({ at: startedAt, id: location }),
        checkDocument,
      );
    },
  },
  {
    ...one,
    method: 'POST',
    path: '/monitors/:id/runs',
    status: 201,
    summary: 'Look at once, and tell what was found',
    description:
      'The answer takes as long as the look. Its check is judged and stored as any other; of a ' +
      'monitor that is paused it is stored only. Each may be run once in 10 s, all together 60 ' +
      'times a minute; a Worker answers 409 for what only Node can look at.',
    answer: check,
    handle: async (asked) => {
      const { slug } = await monitorAsked(asked);
      const body = checkDocument(await runMonitor(asked.acting, slug, asked.runNow));
      return { kind: 'one', body };
    },
  },
  {
    ...one,
    method: 'PUT',
    path: '/monitors/:id/pause',
    summary: 'Let a monitor not look, until an instant or until it is resumed',
    description:
      'What it found before counts no more meanwhile. A component that nothing else looks at is ' +
      'shown as not monitored. It takes the place of the pause that stands.',
    body: { schema: newPause, example: examples.set },
    answer: pause,
    handle: async (asked) => {
      const { slug } = await monitorAsked(asked);
      return { kind: 'one', body: await pauseMonitor(asked.acting, slug, asked.input) };
    },
  },
  {
    ...one,
    method: 'DELETE',
    path: '/monitors/:id/pause',
    summary: 'Let a monitor look again, at once',
    answer: pause,
    handle: async (asked) => {
      const { slug } = await monitorAsked(asked);
      return { kind: 'one', body: await resumeMonitor(asked.acting, slug) };
    },
  },
];

/** @throws Refusal 400 where it says anything else. */
function onlyFailures(query: URLSearchParams): boolean {
  const failures = query.get('failures');
  if (failures === null || failures === 'true') return failures !== null;
  throw new Refusal(400, 'Let failures be true, or leave it out.');
}

async function monitorsOf({ acting: { db, now }, watched }: Asked) {
  const [ids, all] = await Promise.all([readMonitorIds(db), readMonitorsNow(db, watched, now)]);
  return all.map((one) => monitorDocument(ids.get(one.monitor.slug) ?? '', one));
}

async function monitorAsked(asked: Asked) {
  const name = asked.param('id');
  const all = await monitorsOf(asked);
  return there(
    all.find(({ id, slug }) => id === name || slug === name),
    'monitor',
  );
}
