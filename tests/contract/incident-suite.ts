import { beforeEach, describe, expect, test } from 'vitest';
import { forgetRequests } from '../../src/actions/forget-requests.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { timestamp } from '../../src/domain/time/timestamp.ts';
import type { IncidentStatus } from '../../src/domain/words/incident.ts';
import type { Database } from '../../src/storage/database.ts';
import { readIncident } from '../../src/storage/incident.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows, eventsIn, requestKey } from './acting.ts';

const words = (text: string) => ({ zh: `${text}（中文）`, en: text });
const outage = {
  title: words('Chat is down'),
  body: words('We are looking into it.'),
  components: [{ slug: 'chat', status: 'major_outage' }],
};

/** What is promised of incidents, wherever they are stored; `open` gives an empty database each time. */
export function incidentSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });

  describe('an incident', () => {
    test('is opened with its audit entry and its event', async () => {
      const incident = await openIncident(at(0), outage);
      expect(incident).toMatchObject({
        id: expect.stringMatching(/^[a-z0-9]{12}$/),
        ...{ kind: 'outage', status: 'investigating', impact: 'major', version: 1 },
        ...{ startedAt: '2026-11-22T06:26:10.000Z', resolvedAt: null },
        updates: [{ body: outage.body, components: outage.components, editedAt: null }],
      });
      expect(await readIncident(db, incident.id)).toMatchObject({
        ...{ id: incident.id, title: outage.title, startedAt: someNow, impact: null, version: 1 },
        updates: [{ status: 'investigating', at: someNow, notify: true }],
      });
      expect(await countRows(db, 'audit_entries')).toBe(1);
      expect(await eventsIn(db)).toEqual([
        {
          ...{ type: 'incident.created', subject: incident.id, sequence: 1, notify: 1 },
          body: { incident },
        },
      ]);
    });

    test('goes from the first word to the post-mortem, and back when it breaks out again', async () => {
      const { id } = await openIncident(at(0), outage);
      const steps: readonly (readonly [IncidentStatus, type: string])[] = [
        ['identified', 'incident.updated'],
        ['resolved', 'incident.resolved'],
        ['investigating', 'incident.updated'],
        ['resolved', 'incident.resolved'],
        ['postmortem', 'incident.postmortem'],
      ];
      for (const [index, [status]] of steps.entries()) {
        const update = { status, body: words(status) };
        const { version } = await updateIncident(at(index + 1), id, index + 1, update);
        expect(version).toBe(index + 2);
      }
      const told = await eventsIn(db);
      expect(told.map(({ type }) => type)).toEqual([
        'incident.created',
        ...steps.map(([, type]) => type),
      ]);
      expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
      await expect(
        updateIncident(at(9), id, null, { status: 'monitoring', body: words('No.') }),
      ).rejects.toMatchObject({ code: 'conflict' });
    });

    test('that began before anybody spoke says when it was spoken, and holds from its beginning', async () => {
      const startedAt = at(0).now - 40 * minuteMs;
      const told = await openIncident(at(0), { ...outage, startedAt: timestamp(startedAt) });
      expect([told.startedAt, told.updates[0]?.at, told.updates[0]?.createdAt]).toEqual(
        [startedAt, at(0).now, at(0).now].map(timestamp),
      );
    });

    test('that was read too long ago is not changed, and nothing is told of it', async () => {
      const { id } = await openIncident(at(0), outage);
      await updateIncident(at(1), id, 1, { status: 'identified', body: words('Found.') });
      const late = updateIncident(at(2), id, 1, { status: 'resolved', body: words('Over.') });
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      expect(await countRows(db, 'audit_entries')).toBe(2);
      expect(await countRows(db, 'events')).toBe(2);
      expect(await countRows(db, 'incident_updates')).toBe(2);
    });

    test('takes the updates of all who write at once, one after the other', async () => {
      const { id } = await openIncident(at(0), outage);
      await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          updateIncident(at(1), id, null, { status: 'identified', body: words(`${index}`) }),
        ),
      );
      const told = await eventsIn(db);
      expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect((await readIncident(db, id))?.updates).toHaveLength(9);
    });

    test('is opened once by fifty requests of one key, and all get the same answer', async () => {
      const once = requestKey('k');
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => openIncident({ ...at(0), once }, outage)),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await countRows(db, 'incidents')).toBe(1);
      expect(await countRows(db, 'events')).toBe(1);
      const other = openIncident({ ...at(0), once: requestKey('k', 'another') }, outage);
      await expect(other).rejects.toMatchObject({ code: 'reused' });
    });

    test('is answered again as it was, also where the same could not be done twice', async () => {
      const { id } = await openIncident(at(0), outage);
      await updateIncident(at(1), id, null, { status: 'resolved', body: words('Over.') });
      const closing = { status: 'postmortem', body: words('What happened.') };
      const first = await updateIncident({ ...at(2), once: requestKey('p') }, id, 2, closing);
      const again = await updateIncident({ ...at(3), once: requestKey('p') }, id, 2, closing);
      expect(again).toEqual(first);
    });

    test('can be opened again with a key that was used more than a week ago', async () => {
      const once = requestKey('k');
      const { id } = await openIncident({ ...at(0), once }, outage);
      const week = 7 * dayMs;
      expect(await forgetRequests(db, someNow + week)).toBe(0);
      expect((await openIncident({ ...at(1), once }, outage)).id).toBe(id);
      expect(await forgetRequests(db, someNow + week + 1)).toBe(1);
      expect((await openIncident({ ...at(2), once }, outage)).id).not.toBe(id);
    });

    test('of the past is recorded with the time that it took', async () => {
      const incident = await openIncident(at(0), {
        ...outage,
        status: 'resolved',
        startedAt: '2026-11-20T10:00:00+08:00',
        at: '2026-11-20T11:00:00+08:00',
      });
      expect(incident).toMatchObject({
        startedAt: '2026-11-20T02:00:00.000Z',
        resolvedAt: '2026-11-20T03:00:00.000Z',
        impact: 'major',
      });
    });

    test('is changed only by who may, and only where there is one', async () => {
      const reader = acting(db, { scopes: ['incidents:read', 'components:write'] });
      await expect(openIncident(reader, outage)).rejects.toMatchObject({ code: 'forbidden' });
      const update = { status: 'identified', body: words('Found.') };
      await expect(updateIncident(reader, 'x', null, update)).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(updateIncident(at(0), 'x', null, update)).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });
}
