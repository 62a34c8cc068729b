import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildProgram } from '../../scripts/run.js';
import { openIncident } from '../../src/actions/open-incident.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { acting, countRows, eventsIn } from './acting.ts';
import * as right from './right-requests.ts';

const versions = 30;
const windows = 20;

let file: string;
let db: Database;
let tidyUp: () => Promise<void>;

beforeEach(async () => {
  const { remove, ...made } = await newDatabaseFile();
  file = made.file;
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  db = await openDatabase(client);
  tidyUp = async () => {
    client.close();
    await remove();
  };
});

afterEach(() => tidyUp());

test('two processes on one file change each version once, and take each step once', async () => {
  const { id } = await openIncident(acting(db), right.incident);
  for (let index = 1; index <= windows; index++) {
    const [scheduledFor, scheduledUntil] = [
      right.instant(index * 10),
      right.instant(index * 10 + 5),
    ];
    await scheduleMaintenance(acting(db), { ...right.maintenance, scheduledFor, scheduledUntil });
  }
  const [one, other] = await workTogether(id);

  expect(one.updated + other.updated).toBe(versions);
  expect(await countRows(db, 'incident_updates')).toBe(1 + versions);
  expect(await countRows(db, 'maintenance_updates')).toBe(3 * windows);
  const advanced = one.advanced + other.advanced;
  expect(await countRows(db, 'audit_entries')).toBe(1 + versions + windows + advanced);
  const events = await eventsIn(db);
  expect(events).toHaveLength(1 + versions + 3 * windows);
  const told = events.filter(({ subject }) => subject === id);
  expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, index) => index + 1));
}, 60_000);

type Done = Readonly<{ updated: number; advanced: number }>;

/** Starts two processes, lets them begin at the same time, and returns what each of them did. */
async function workTogether(incident: string): Promise<readonly [Done, Done]> {
  const program = await buildProgram('tests/support/writer-process.ts');
  const start = () => fork(program, [file, incident, `${versions}`]);
  const both = [start(), start()] as const;
  await Promise.all(both.map((child) => once(child, 'message')));
  const done = both.map(async (child): Promise<Done> => {
    child.send('begin');
    const [said] = await once(child, 'message');
    return said;
  });
  const [one, other] = await Promise.all(done);
  if (!one || !other) throw new Error('A process said nothing.');
  return [one, other];
}
