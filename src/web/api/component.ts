import { endOverride } from '../../actions/end-override.ts';
import { newOverride } from '../../actions/input/override.ts';
import { setOverride } from '../../actions/set-override.ts';
import type { ComponentCondition } from '../../domain/status/component-condition.ts';
import { readComponentIds } from '../../storage/registration.ts';
import { conditionDocument } from './condition-document.ts';
import { component } from './documents/component.ts';
import { override } from './documents/override.ts';
import * as examples from './examples/override.ts';
import { there } from './found.ts';
import type { Asked, PrivateRoute } from './route.ts';

const one = { kind: 'private', noun: 'components', shape: 'one', status: 200 } as const;

/** `/components`: how each is, and what staff say of it against everything else. */
export const componentRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/components',
    shape: 'list',
    summary: 'List all components as they are now, in the order of the page',
    answer: component,
    handle: async (asked) => {
      const items = await componentsOf(asked);
      return { kind: 'list', items, next: null };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/components/:slug',
    summary: 'Read a component as it is now',
    answer: component,
    handle: async (asked) => {
      const all = await componentsOf(asked);
      const body = there(
        all.find(({ slug }) => slug === asked.param('slug')),
        'component',
      );
      return { kind: 'one', body };
    },
  },
  {
    ...one,
    method: 'PUT',
    path: '/components/:slug/override',
    summary: 'Say how a component is, against everything else that is known',
    description: 'It ends by itself, and takes the place of the one that stands.',
    body: { schema: newOverride, example: examples.set },
    answer: override,
    handle: async ({ acting, param, input }) => {
      const body = await setOverride(acting, param('slug'), input);
      return { kind: 'one', body };
    },
  },
  {
    ...one,
    method: 'DELETE',
    path: '/components/:slug/override',
    summary: 'Take that word back: monitors and incidents count again',
    answer: override,
    handle: async ({ acting, param }) => {
      const body = await endOverride(acting, param('slug'));
      return { kind: 'one', body };
    },
  },
];

async function componentsOf({ acting: { db }, status, watched }: Asked) {
  const [ids, now] = await Promise.all([readComponentIds(db), status()]);
  const documentOf = (condition: ComponentCondition) => ({
    id: ids.get(condition.component.slug),
    ...conditionDocument(condition, now, watched),
  });
  return now.conditions.map(documentOf);
}
