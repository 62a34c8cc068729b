import { changeTemplate } from '../../actions/change-template.ts';
import { createTemplate } from '../../actions/create-template.ts';
import { newTemplate, templateContent } from '../../actions/input/template.ts';
import { removeTemplate } from '../../actions/remove-template.ts';
import { templateDocument } from '../../domain/words/template-document.ts';
import { readTemplate, readTemplates } from '../../storage/template.ts';
import { template } from './documents/template.ts';
import * as examples from './examples/template.ts';
import { there } from './found.ts';
import type { PrivateRoute } from './route.ts';
import { versioned } from './versioned.ts';

const one = { kind: 'private', noun: 'templates', shape: 'versioned', answer: template } as const;

/** `/templates`: words prepared for an hour of need. */
export const templateRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/templates',
    status: 200,
    shape: 'list',
    summary: 'List all templates, in the order in which they are offered',
    handle: async ({ acting: { db } }) => ({
      kind: 'list',
      items: (await readTemplates(db)).map(templateDocument),
      next: null,
    }),
  },
  {
    ...one,
    method: 'POST',
    path: '/templates',
    status: 201,
    summary: 'Prepare words for an incident, planned work or an announcement',
    description:
      'Every {name} in a text is the place of a variable. All of them are defined, and each is ' +
      'used. Values are filled in once, as plain text; a line whose variables are all left open is ' +
      'left out.',
    body: { schema: newTemplate, example: examples.created },
    handle: async ({ acting, input }) => {
      const created = await createTemplate(acting, input);
      return { ...versioned(created), location: `/api/v1/templates/${created.id}` };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/templates/:id',
    status: 200,
    summary: 'Read a template, by its id or slug',
    handle: async ({ acting: { db }, param }) =>
      versioned(templateDocument(there(await readTemplate(db, param('id')), 'template'))),
  },
  {
    ...one,
    method: 'PUT',
    path: '/templates/:id',
    status: 200,
    summary: 'Put another template in the place of one, by its id or slug',
    description: 'It keeps its id and slug; what is left out takes its default.',
    body: { schema: templateContent, example: examples.changed },
    handle: async ({ acting, param, version, input }) =>
      versioned(await changeTemplate(acting, param('id'), version, input)),
  },
  {
    ...one,
    method: 'DELETE',
    path: '/templates/:id',
    status: 200,
    summary: 'Remove a template for good, by its id or slug',
    description: 'What was said with it stays. It is answered as it last was.',
    handle: async ({ acting, param, version }) =>
      versioned(await removeTemplate(acting, param('id'), version)),
  },
];
