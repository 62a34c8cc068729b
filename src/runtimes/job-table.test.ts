import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acting, countRows } from '../../tests/contract/acting.ts';
import * as right from '../../tests/contract/right-requests.ts';
import { newDatabaseFile } from '../../tests/support/database-file.ts';
import { dayMs, minuteMs, someNow, someSite } from '../../tests/support/facts.ts';
import { pauseMonitor } from '../actions/pause-monitor.ts';
import { publishAnnouncement } from '../actions/publish-announcement.ts';
import { scheduleMaintenance } from '../actions/schedule-maintenance.ts';
import { type Database, embeddedClient, openDatabase } from '../storage/database.ts';
import { keepDraft } from '../storage/draft.ts';
import { register } from '../storage/registration.ts';
import { jobTable, runJob } from './job-table.ts';
import type { Log } from './log.ts';

let db: Database;
let tidyUp: () => Promise<void>;
const changed = vi.fn(async () => undefined);
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Log;

beforeEach(async () => {
  const { file, remove } = await newDatabaseFile();
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  db = await openDatabase(client);
  tidyUp = async () => {
    client.close();
    await remove();
  };
  vi.clearAllMocks();
});

afterEach(() => tidyUp());

/** What the clock does at that minute after `someNow`. */
async function everyMinute(after: number): Promise<void> {
  const now = () => someNow + after * minuteMs;
  const jobs = jobTable({ db, site: someSite(), now, changed, log });
  for (const job of jobs) if (job.cron === '* * * * *') await runJob(job, log);
}

describe('every minute', () => {
  it('takes the steps of planned work that are due, and renders the page anew for them', async () => {
    await scheduleMaintenance(acting(db), right.maintenance);
    await everyMinute(59);
    expect(changed).not.toHaveBeenCalled();
    await everyMinute(60);
    expect(changed).toHaveBeenCalledOnce();
    await everyMinute(61);
    expect(changed).toHaveBeenCalledOnce();
    expect(await countRows(db, 'maintenance_updates')).toBe(2);
  });

  it('reminds people once of planned work that begins within the hour', async () => {
    const window = { scheduledFor: right.instant(120), scheduledUntil: right.instant(150) };
    await scheduleMaintenance(acting(db), { ...right.maintenance, ...window });
    for (const minute of [59, 60, 61]) await everyMinute(minute);
    const { rows } = await db.client.execute('SELECT type FROM events ORDER BY number');
    expect(rows.map(({ type }) => type)).toEqual(['maintenance.scheduled', 'maintenance.reminder']);
  });

  it('tells of announcements whose instant has come', async () => {
    const publishedAt = right.instant(5);
    await publishAnnouncement(acting(db), { ...right.announcement, publishedAt });
    await everyMinute(5);
    await everyMinute(6);
    expect(changed).toHaveBeenCalledOnce();
    expect(await countRows(db, 'events')).toBe(1);
  });

  it('writes down which pauses are over', async () => {
    const monitors = [{ slug: 'chat-monitor', component: 'chat', whenDown: 'nothing' } as const];
    await register(db, { components: [], monitors }, someNow);
    const until = right.instant(5);
    await pauseMonitor(acting(db), 'chat-monitor', { reason: 'It is moved.', until });
    await everyMinute(4);
    expect(changed).not.toHaveBeenCalled();
    await everyMinute(5);
    await everyMinute(6);
    expect(changed).toHaveBeenCalledOnce();
    expect(await countRows(db, 'monitor_pauses')).toBe(0);
  });

  it('tries again in the next minute what could not be written', async () => {
    await scheduleMaintenance(acting(db), right.maintenance);
    await db.write(['ALTER TABLE audit_entries RENAME TO elsewhere']);
    await everyMinute(60);
    expect(log.error).toHaveBeenCalledOnce();
    await db.write(['ALTER TABLE elsewhere RENAME TO audit_entries']);
    await everyMinute(61);
    expect(await countRows(db, 'maintenance_updates')).toBe(2);
  });
});

it('drops at night the drafts that nobody touched for a month', async () => {
  const draft = { form: '/incidents/new', title: 'Chat', fields: {} };
  await keepDraft(db, draft, { id: 'ada', name: 'Ada' }, someNow);
  for (const days of [30, 31]) {
    await everyMinute((days * dayMs) / minuteMs);
    expect(await countRows(db, 'drafts')).toBe(days === 30 ? 1 : 0);
  }
});
