import { addIncidentNote } from '../../actions/add-incident-note.ts';
import { changeIncident } from '../../actions/change-incident.ts';
import { editIncidentUpdate } from '../../actions/edit-incident-update.ts';
import { editedUpdate } from '../../actions/input/edited-update.ts';
import {
  changedIncident,
  newIncident,
  newIncidentUpdate,
  newNote,
} from '../../actions/input/incident.ts';
import { openIncident } from '../../actions/open-incident.ts';
import { updateIncident } from '../../actions/update-incident.ts';
import { componentSlugs } from '../../domain/component.ts';
import { incidentDocument } from '../../domain/words/incident-document.ts';
import { incidentNoteDocument } from '../../domain/words/incident-note-document.ts';
import { readIncident, readIncidentsPage } from '../../storage/incident.ts';
import { readIncidentNotes } from '../../storage/incident-note.ts';
import { incident, incidentNote } from './documents/incident.ts';
import * as examples from './examples/incident.ts';
import { there } from './found.ts';
import { onlyOpen, openOnly } from './open-only.ts';
import { listed, oneMore } from './paging.ts';
import type { PrivateRoute } from './route.ts';
import { versioned } from './versioned.ts';

const one = { kind: 'private', noun: 'incidents', shape: 'versioned', answer: incident } as const;

/** `/incidents`: what goes wrong, and what staff say of it. */
export const incidentRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/incidents',
    status: 200,
    shape: 'pages',
    query: [openOnly],
    summary: 'List incidents, those that started last first',
    handle: async ({ acting: { db }, page, query, watched }) => {
      const found = await readIncidentsPage(db, { ...oneMore(page), ...onlyOpen(query) });
      const slugs = componentSlugs(watched.site);
      return listed(
        found,
        page,
        ({ startedAt, id }) => ({ at: startedAt, id }),
        (each) => incidentDocument(each, slugs),
      );
    },
  },
  {
    ...one,
    method: 'POST',
    path: '/incidents',
    status: 201,
    summary: 'Open an incident, or record one of the past',
    description:
      'One of the past has a startedAt, and the status resolved with the at of its end. What its ' +
      'first word says of components holds from the start on.',
    body: { schema: newIncident, example: examples.opened },
    handle: async ({ acting, input }) => {
      const opened = await openIncident(acting, input);
      return { ...versioned(opened), location: `/api/v1/incidents/${opened.id}` };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/incidents/:id',
    status: 200,
    summary: 'Read an incident',
    handle: async ({ acting: { db }, param, watched }) => {
      const found = there(await readIncident(db, param('id')), 'incident');
      return versioned(incidentDocument(found, componentSlugs(watched.site)));
    },
  },
  {
    ...one,
    method: 'PATCH',
    path: '/incidents/:id',
    status: 200,
    summary: 'Change what is told of an incident as a whole',
    description: 'What is left out stays. What was said in updates is changed there.',
    body: { schema: changedIncident, example: examples.changed },
    handle: async ({ acting, param, version, input }) =>
      versioned(await changeIncident(acting, param('id'), version, input)),
  },
  {
    ...one,
    method: 'POST',
    path: '/incidents/:id/updates',
    status: 201,
    summary: 'Say the next word on an incident',
    description:
      'Its status may go back: investigating, identified and monitoring lead to each other and to ' +
      'resolved; resolved leads back to them, and on to postmortem.',
    body: { schema: newIncidentUpdate, example: examples.updated },
    handle: async ({ acting, param, version, input }) =>
      versioned(await updateIncident(acting, param('id'), version, input)),
  },
  {
    ...one,
    method: 'PATCH',
    path: '/incidents/:id/updates/:update',
    status: 200,
    summary: 'Put an update into better words',
    description: 'The old words stay in its public history.',
    body: { schema: editedUpdate, example: examples.edited },
    handle: async ({ acting, param, version, input }) =>
      versioned(await editIncidentUpdate(acting, param('id'), param('update'), version, input)),
  },
  {
    ...one,
    method: 'GET',
    path: '/incidents/:id/notes',
    status: 200,
    shape: 'list',
    summary: 'List the notes of staff on an incident, oldest first; never public',
    answer: incidentNote,
    handle: async ({ acting: { db }, param }) => {
      there(await readIncident(db, param('id')), 'incident');
      const notes = await readIncidentNotes(db, param('id'));
      return { kind: 'list', items: notes.map(incidentNoteDocument), next: null };
    },
  },
  {
    ...one,
    method: 'POST',
    path: '/incidents/:id/notes',
    status: 201,
    shape: 'one',
    summary: 'Leave a note to colleagues on an incident; never public',
    body: { schema: newNote, example: examples.noted },
    answer: incidentNote,
    handle: async ({ acting, param, input }) => ({
      kind: 'one',
      body: await addIncidentNote(acting, param('id'), input),
    }),
  },
];
