import { changeMaintenance } from '../../actions/change-maintenance.ts';
import { editMaintenanceUpdate } from '../../actions/edit-maintenance-update.ts';
import { editedUpdate } from '../../actions/input/edited-update.ts';
import {
  changedMaintenance,
  newMaintenance,
  newMaintenanceUpdate,
} from '../../actions/input/maintenance.ts';
import { scheduleMaintenance } from '../../actions/schedule-maintenance.ts';
import { updateMaintenance } from '../../actions/update-maintenance.ts';
import { maintenanceDocument } from '../../domain/words/maintenance-document.ts';
import { readMaintenance, readMaintenancesPage } from '../../storage/maintenance.ts';
import { maintenance } from './documents/maintenance.ts';
import * as examples from './examples/maintenance.ts';
import { there } from './found.ts';
import { onlyOpen, openOnly } from './open-only.ts';
import { listed, oneMore } from './paging.ts';
import type { PrivateRoute } from './route.ts';
import { versioned } from './versioned.ts';

const one = {
  kind: 'private',
  noun: 'maintenances',
  shape: 'versioned',
  answer: maintenance,
} as const;

/** `/maintenances`: planned work. */
export const maintenanceRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/maintenances',
    status: 200,
    shape: 'pages',
    query: [openOnly],
    summary: 'List planned work, that which is scheduled last first',
    handle: async ({ acting: { db, now }, page, query }) => {
      const found = await readMaintenancesPage(db, { ...oneMore(page), ...onlyOpen(query) });
      return listed(
        found,
        page,
        ({ scheduledFor, id }) => ({ at: scheduledFor, id }),
        (each) => maintenanceDocument(each, now),
      );
    },
  },
  {
    ...one,
    method: 'POST',
    path: '/maintenances',
    status: 201,
    summary: 'Schedule planned work',
    description: 'Where auto is true it starts and ends by itself.',
    body: { schema: newMaintenance, example: examples.scheduled },
    handle: async ({ acting, input }) => {
      const scheduled = await scheduleMaintenance(acting, input);
      return { ...versioned(scheduled), location: `/api/v1/maintenances/${scheduled.id}` };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/maintenances/:id',
    status: 200,
    summary: 'Read planned work',
    handle: async ({ acting: { db, now }, param }) => {
      const found = there(await readMaintenance(db, param('id')), 'maintenance');
      return versioned(maintenanceDocument(found, now));
    },
  },
  {
    ...one,
    method: 'PATCH',
    path: '/maintenances/:id',
    status: 200,
    summary: 'Change what is told of planned work as a whole',
    description: 'What is left out stays.',
    body: { schema: changedMaintenance, example: examples.changed },
    handle: async ({ acting, param, version, input }) =>
      versioned(await changeMaintenance(acting, param('id'), version, input)),
  },
  {
    ...one,
    method: 'POST',
    path: '/maintenances/:id/updates',
    status: 201,
    summary: 'Say the next word on planned work: start, extend, finish, cancel or reopen it',
    description:
      'scheduled leads to in_progress and cancelled; in_progress and verifying to each other, to ' +
      'completed and cancelled; completed back to in_progress, with a new scheduledUntil.',
    body: { schema: newMaintenanceUpdate, example: examples.updated },
    handle: async ({ acting, param, version, input }) =>
      versioned(await updateMaintenance(acting, param('id'), version, input)),
  },
  {
    ...one,
    method: 'PATCH',
    path: '/maintenances/:id/updates/:update',
    status: 200,
    summary: 'Put an update into better words',
    description: 'The old words stay in its public history.',
    body: { schema: editedUpdate, example: examples.edited },
    handle: async ({ acting, param, version, input }) =>
      versioned(await editMaintenanceUpdate(acting, param('id'), param('update'), version, input)),
  },
];
