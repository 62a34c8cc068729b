import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeAnnouncement } from '../../src/actions/change-announcement.ts';
import { changeIncident } from '../../src/actions/change-incident.ts';
import { changeMaintenance } from '../../src/actions/change-maintenance.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { pauseMonitor } from '../../src/actions/pause-monitor.ts';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { setOverride } from '../../src/actions/set-override.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { updateMaintenance } from '../../src/actions/update-maintenance.ts';
import type { Database } from '../../src/storage/database.ts';
import { register } from '../../src/storage/registration.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows } from './acting.ts';
import * as right from './right-requests.ts';
import { instant } from './right-requests.ts';

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openNewDatabase());
});

afterAll(() => close());

const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });

/** A request with one thing wrong in it, and where. */
type Wrong = readonly [wrong: object, pointer: string];

/** It is refused, the field is named, and nothing is written. */
async function expectRefused(pointer: string, request: () => Promise<unknown>): Promise<void> {
  const before = await countRows(db, 'audit_entries');
  await expect(request()).rejects.toMatchObject({ code: 'invalid', faults: [{ pointer }] });
  expect(await countRows(db, 'audit_entries')).toBe(before);
}

describe('an incident is not opened', () => {
  test.each<Wrong>([
    [{ title: {} }, '/title'],
    [{ title: { zh: ' \u200b' } }, '/title/zh'],
    [{ body: { en: 'x'.repeat(10_001) } }, '/body/en'],
    [{ body: 'plain' }, '/body'],
    [{ status: 'done' }, '/status'],
    [{ components: [{ slug: 'nothing', status: 'operational' }] }, '/components/0/slug'],
    [{ components: [{ slug: 'chat', status: 'broken' }] }, '/components/0/status'],
    [{ components: [1, 2].flatMap(() => right.incident.components) }, '/components'],
    [{ fallbacks: ['phone', 'payments'] }, '/fallbacks/1'],
    [{ startedAt: '2026-11-23T00:00:00Z' }, '/startedAt'],
    [{ startedAt: '2026-11-22 06:00' }, '/startedAt'],
    [{ at: '2026-11-01T00:00:00Z', startedAt: '2026-11-02T00:00:00Z' }, '/at'],
    [{ nextUpdateBy: '2026-11-22T06:00:00Z' }, '/nextUpdateBy'],
    [{ colour: 'red' }, '/colour'],
  ])('with %j', async (wrong, pointer) => {
    await expectRefused(pointer, () => openIncident(at(0), { ...right.incident, ...wrong }));
  });
});

describe('an incident is not changed', () => {
  test.each<Wrong>([
    [{}, ''],
    [{ title: { en: '' } }, '/title/en'],
    [{ kind: 'fire' }, '/kind'],
    [{ impact: 'huge' }, '/impact'],
    [{ fallbacks: ['fax'] }, '/fallbacks/0'],
    [{ startedAt: '2027-01-01T00:00:00Z' }, '/startedAt'],
    [{ kind: 'outage', body: { en: 'No.' } }, '/body'],
  ])('with %j', async (wrong, pointer) => {
    const { id } = await openIncident(at(0), right.incident);
    await expectRefused(pointer, () => changeIncident(at(1), id, null, wrong));
  });

  test.each<Wrong>([
    [{ at: instant(2) }, '/at'],
    [{ at: instant(-1) }, '/at'],
    [{ nextUpdateBy: instant(1) }, '/nextUpdateBy'],
    [{ status: 'resolved', nextUpdateBy: instant(60) }, '/nextUpdateBy'],
    [{ components: [{ slug: 'fax', status: 'operational' }] }, '/components/0/slug'],
  ])('by an update with %j', async (wrong, pointer) => {
    const { id } = await openIncident(at(0), right.incident);
    const update = { status: 'identified', body: right.incident.body, ...wrong };
    await expectRefused(pointer, () => updateIncident(at(1), id, null, update));
  });
});

describe('an override is not set', () => {
  test.each<Wrong>([
    [{ status: 'broken' }, '/status'],
    [{ reason: {} }, '/reason'],
    [{ reason: { en: 'x'.repeat(501) } }, '/reason/en'],
    [{ expiresAt: undefined }, '/expiresAt'],
    [{ expiresAt: instant(0) }, '/expiresAt'],
    [{ expiresAt: new Date(someNow + 30 * dayMs + 1).toISOString() }, '/expiresAt'],
    [{ forever: true }, '/forever'],
  ])('with %j', async (wrong, pointer) => {
    await expectRefused(pointer, () => setOverride(at(0), 'chat', { ...right.override, ...wrong }));
  });
});

describe('a monitor is not paused', () => {
  test.each<Wrong>([
    [{ reason: undefined }, '/reason'],
    [{ reason: ' ' }, '/reason'],
    [{ reason: { en: 'x' } }, '/reason'],
    [{ reason: 'x'.repeat(501) }, '/reason'],
    [{ until: 'tomorrow' }, '/until'],
    [{ until: instant(0) }, '/until'],
    [{ until: new Date(someNow + 90 * dayMs + 1).toISOString() }, '/until'],
    [{ forever: true }, '/forever'],
  ])('with %j', async (wrong, pointer) => {
    const monitors = [{ slug: 'chat-login', component: 'chat', whenDown: 'nothing' } as const];
    await register(db, { components: [], monitors }, someNow);
    const pause = { reason: 'It is moved.', until: instant(60), ...wrong };
    await expectRefused(pointer, () => pauseMonitor(at(0), 'chat-login', pause));
  });
});

describe('planned work is not announced', () => {
  test.each<Wrong>([
    [{ title: undefined }, '/title'],
    [{ body: { en: ' ' } }, '/body/en'],
    [{ components: [] }, '/components'],
    [{ components: ['fax'] }, '/components/0'],
    [{ components: ['email', 'email'] }, '/components'],
    [{ scheduledFor: 'tomorrow' }, '/scheduledFor'],
    [{ scheduledUntil: undefined }, '/scheduledUntil'],
    [{ scheduledUntil: right.maintenance.scheduledFor }, '/scheduledUntil'],
    [{ scheduledFor: instant(-90), scheduledUntil: instant(0) }, '/scheduledUntil'],
    [{ scheduledUntil: new Date(someNow + 31 * dayMs).toISOString() }, '/scheduledUntil'],
    [{ auto: 'yes' }, '/auto'],
    [{ reachability: 'closed' }, '/reachability'],
    [{ works: { en: 'x'.repeat(501) } }, '/works/en'],
    [{ rrule: 'FREQ=WEEKLY' }, '/rrule'],
    [{ timeZone: 'Asia/Shanghai' }, '/timeZone'],
  ])('with %j', async (wrong, pointer) => {
    const request = { ...right.maintenance, ...wrong };
    await expectRefused(pointer, () => scheduleMaintenance(at(0), request));
  });
});

describe('planned work is not changed', () => {
  test.each<readonly [minute: number, auto: boolean, wrong: object, pointer: string]>([
    [1, true, {}, ''],
    [1, true, { components: ['fax'] }, '/components/0'],
    [1, true, { avoid: { zh: '' } }, '/avoid/zh'],
    [1, true, { scheduledFor: instant(121) }, '/scheduledFor'],
    [1, true, { scheduledUntil: instant(59) }, '/scheduledUntil'],
    [61, true, { scheduledFor: instant(90) }, '/scheduledFor'],
    [61, true, { scheduledUntil: instant(61) }, '/scheduledUntil'],
    [121, true, { scheduledUntil: instant(180) }, '/scheduledUntil'],
    [61, false, { auto: true }, '/auto'],
  ])('after %i min (by itself: %j) with %j', async (minute, auto, wrong, pointer) => {
    const { id } = await scheduleMaintenance(at(0), { ...right.maintenance, auto });
    // What the clock is late in writing down is not what is counted here.
    await changeMaintenance(at(minute), id, null, { reachability: 'limited' });
    await expectRefused(pointer, () => changeMaintenance(at(minute), id, null, wrong));
  });

  test.each<Wrong>([
    [{ at: instant(2) }, '/at'],
    [{ at: instant(-1) }, '/at'],
    [{ scheduledUntil: instant(60) }, '/scheduledUntil'],
    [{ scheduledUntil: instant(0) }, '/scheduledUntil'],
    [{ status: 'cancelled', scheduledUntil: instant(180) }, '/scheduledUntil'],
    [{ status: 'done' }, '/status'],
  ])('by an update with %j', async (wrong, pointer) => {
    const { id } = await scheduleMaintenance(at(0), right.maintenance);
    const update = { status: 'scheduled', body: right.maintenance.body, ...wrong };
    await expectRefused(pointer, () => updateMaintenance(at(1), id, null, update));
  });
});

describe('an announcement is not published', () => {
  test.each<Wrong>([
    [{ title: { en: 'two\nlines' } }, '/title'],
    [{ body: undefined }, '/body'],
    [{ components: ['fax'] }, '/components/0'],
    [{ publishedAt: 'now' }, '/publishedAt'],
    [{ publishedAt: instant(20), until: instant(20) }, '/until'],
    [{ publishedAt: instant(-20), until: instant(0) }, '/until'],
    [{ status: 'open' }, '/status'],
  ])('with %j', async (wrong, pointer) => {
    const request = { ...right.announcement, ...wrong };
    await expectRefused(pointer, () => publishAnnouncement(at(0), request));
  });
});

describe('an announcement is not changed', () => {
  test.each<Wrong>([
    [{}, ''],
    [{ publishedAt: instant(60) }, '/publishedAt'],
    [{ until: instant(1) }, '/until'],
    [{ title: {} }, '/title'],
  ])('with %j', async (wrong, pointer) => {
    const { id } = await publishAnnouncement(at(0), right.announcement);
    await expectRefused(pointer, () => changeAnnouncement(at(1), id, null, wrong));
  });
});
