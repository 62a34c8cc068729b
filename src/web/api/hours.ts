import { changeHours } from '../../actions/change-hours.ts';
import { changedHours } from '../../actions/input/hours.ts';
import { hoursDocument } from '../../domain/settings/setting-document.ts';
import { hoursNow } from '../../domain/settings/setting-now.ts';
import { readSettings } from '../../storage/setting.ts';
import { hours } from './documents/hours.ts';
import * as examples from './examples/hours.ts';
import { there } from './found.ts';
import type { Asked, PrivateRoute } from './route.ts';
import { versioned } from './versioned.ts';

const one = {
  kind: 'private',
  noun: 'hours',
  status: 200,
  shape: 'versioned',
  answer: hours,
} as const;

/** `/hours`: when people are there, component by component. */
export const hoursRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/hours',
    shape: 'list',
    summary: 'List the service hours of all components, in the order of the page',
    handle: async (asked) => {
      const items = (await hoursIn(asked)).map(hoursDocument);
      return { kind: 'list', items, next: null };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/hours/:component',
    summary: 'Read the service hours of a component',
    handle: async (asked) => {
      const all = await hoursIn(asked);
      const one = all.find(({ subject }) => subject === asked.param('component'));
      return versioned(hoursDocument(there(one, 'component')));
    },
  },
  {
    ...one,
    method: 'PUT',
    path: '/hours/:component',
    summary: 'Change the service hours of a component',
    description:
      'They hold at once, for the past, too: let other hours begin with a season, so that what was ' +
      'promised before still counts.',
    body: { schema: changedHours, example: examples.hours },
    handle: async ({ acting, param, version, input }) =>
      versioned(hoursDocument(await changeHours(acting, param('component'), version, input))),
  },
];

async function hoursIn({ acting: { db }, watched }: Asked) {
  return hoursNow(watched, await readSettings(db));
}
