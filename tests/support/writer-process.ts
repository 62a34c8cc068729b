import { once } from 'node:events';
import { createClient } from '@libsql/client';
import { advanceMaintenances } from '../../src/actions/advance-maintenances.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { AppError } from '../../src/domain/app-error.ts';
import { embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { acting, clock } from '../contract/acting.ts';
import { minuteMs, someNow } from './facts.ts';

// A process that works on a database file besides others: it tries to be the one that changes each
// version of an incident, and does the work of the clock, ten minutes later each time. It begins when
// it is told to, and tells how much of both it did.

const [file = '', incident = '', versions = ''] = process.argv.slice(2);
const client = createClient({ url: `file:${file}`, ...embeddedClient });
const db = await openDatabase(client);
const told = once(process, 'message');
process.send?.('ready');
await told;

const done = { updated: 0, advanced: 0 };
for (let version = 1; version <= Number(versions); version++) {
  const body = { en: `Word ${version} of process ${process.pid}.` };
  const update = { status: 'identified', body };
  done.updated += await updateIncident(acting(db), incident, version, update).then(() => 1, lost);
  done.advanced += await advanceMaintenances(clock(db, someNow + version * 10 * minuteMs));
}
client.close();
process.send?.(done);
process.disconnect();

function lost(error: unknown): number {
  if (error instanceof AppError && error.code === 'stale') return 0;
  throw error;
}
