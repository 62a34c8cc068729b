import { beforeEach, describe, expect, test } from 'vitest';
import { addIncidentNote } from '../../src/actions/add-incident-note.ts';
import { changeIncident } from '../../src/actions/change-incident.ts';
import { editIncidentUpdate } from '../../src/actions/edit-incident-update.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { timestamp } from '../../src/domain/time/timestamp.ts';
import type { Database } from '../../src/storage/database.ts';
import {
  incidentsOf,
  readIncident,
  readIncidentsPage,
  selectIncidents,
} from '../../src/storage/incident.ts';
import { readIncidentNotes } from '../../src/storage/incident-note.ts';
import { readUpdateRevisions } from '../../src/storage/update-revision.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows, eventsIn, requestKey, spanFrom } from './acting.ts';

const outage = {
  title: { zh: '在线客服中断', en: 'Chat is down' },
  body: { zh: '我们正在排查。' },
  components: [{ slug: 'chat', status: 'major_outage' }],
};

/** What is promised of incidents that are corrected, and of notes; `open` as in `incidentSuite`. */
export function incidentEditSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const opened = async () => openIncident(at(0), outage);
  const firstOf = (updates: readonly { id: string }[]) => updates.at(-1)?.id ?? '';

  describe('an update of an incident that is edited', () => {
    test('says the new words, and what it said before stays for everybody to read', async () => {
      const { id, updates } = await opened();
      const update = firstOf(updates);
      await editIncidentUpdate(at(1), id, update, 1, { body: { en: 'We look into it.' } });
      const edited = await editIncidentUpdate(at(2), id, update, 2, { body: { zh: '正在处理。' } });
      expect(edited).toMatchObject({
        version: 3,
        updates: [
          {
            id: update,
            body: { zh: '正在处理。', en: 'We look into it.' },
            editedAt: '2026-11-22T06:28:10.000Z',
          },
        ],
      });
      expect(await readUpdateRevisions(db, [update])).toEqual([
        { update, body: { zh: '我们正在排查。' }, replacedAt: someNow + minuteMs },
        {
          ...{ update, replacedAt: someNow + 2 * minuteMs },
          body: { zh: '我们正在排查。', en: 'We look into it.' },
        },
      ]);
      expect(await readIncident(db, id)).toMatchObject({
        version: 3,
        updates: [{ body: edited.updates[0]?.body, editedAt: someNow + 2 * minuteMs }],
      });
    });

    test('tells no subscriber, and is in the list of events all the same', async () => {
      const { id, updates } = await opened();
      await editIncidentUpdate(at(1), id, firstOf(updates), null, { body: { en: 'Hello.' } });
      expect(await eventsIn(db)).toMatchObject([
        { type: 'incident.created', notify: 1 },
        { type: 'incident.updated', notify: 0, sequence: 2 },
      ]);
    });

    test('is left alone by words that it has already', async () => {
      const { id, updates } = await opened();
      const update = firstOf(updates);
      const edit = { body: { zh: outage.body.zh, en: 'Hello.' } };
      const edited = await editIncidentUpdate(at(1), id, update, 1, edit);
      expect(await editIncidentUpdate(at(2), id, update, 2, edit)).toEqual(edited);
      const late = editIncidentUpdate(at(3), id, update, 1, edit);
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      expect(await countRows(db, 'update_revisions')).toBe(1);
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('is refused when it is not there, or was changed meanwhile', async () => {
      const { id, updates } = await opened();
      const edit = { body: { en: 'Hello.' } };
      const nowhere = editIncidentUpdate(at(1), id, 'nothing', null, edit);
      await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
      const late = editIncidentUpdate(at(1), id, firstOf(updates), 7, edit);
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      expect(await countRows(db, 'update_revisions')).toBe(0);
      expect(await countRows(db, 'audit_entries')).toBe(1);
    });
  });

  describe('an incident that is corrected', () => {
    test('keeps what was left out', async () => {
      const { id } = await opened();
      const changed = await changeIncident(at(1), id, 1, {
        ...{ kind: 'security', impact: 'critical', fallbacks: ['phone'] },
        title: { en: 'Chat cannot be trusted' },
      });
      expect(changed).toMatchObject({
        title: { zh: '在线客服中断', en: 'Chat cannot be trusted' },
        ...{ kind: 'security', impact: 'critical', fallbacks: ['phone'], version: 2 },
        startedAt: '2026-11-22T06:26:10.000Z',
      });
      expect(await changeIncident(at(2), id, 2, { impact: null })).toMatchObject({
        ...{ impact: 'major', kind: 'security', fallbacks: ['phone'] },
      });
      expect(await eventsIn(db)).toMatchObject([{ notify: 1 }, { notify: 0 }, { notify: 0 }]);
    });

    test('to what it is already is left alone', async () => {
      const { id } = await opened();
      const change = { title: outage.title, fallbacks: ['phone'], impact: 'minor' };
      const changed = await changeIncident(at(1), id, 1, change);
      expect(await changeIncident(at(2), id, 2, change)).toEqual(changed);
      await expect(changeIncident(at(3), id, 1, change)).rejects.toMatchObject({ code: 'stale' });
      expect((await readIncident(db, id))?.version).toBe(2);
      expect(await countRows(db, 'audit_entries')).toBe(2);
      expect(await countRows(db, 'events')).toBe(2);
    });

    test('began earlier, and its first word stays when it was said', async () => {
      const { id } = await opened();
      await updateIncident(at(9), id, null, { status: 'identified', body: { en: 'Found.' } });
      const startedAt = '2026-11-22T06:00:00.000Z';
      const earlier = await changeIncident(at(10), id, null, { startedAt });
      expect(earlier).toMatchObject({ startedAt, updates: [{}, { at: timestamp(someNow) }] });
      expect(await readIncident(db, id)).toMatchObject({
        startedAt: Date.parse(startedAt),
        updates: [{ at: someNow }, { at: someNow + 9 * minuteMs }],
      });
      const tooLate = changeIncident(at(11), id, null, { startedAt: '2026-11-22T06:36:00Z' });
      await expect(tooLate).rejects.toMatchObject({ faults: [{ pointer: '/startedAt' }] });
    });
  });

  describe('a note on an incident', () => {
    test('is read by colleagues in its order, and nothing else knows its words', async () => {
      const { id } = await opened();
      const first = await addIncidentNote(at(1), id, { text: ' Ask the carrier.\u0000 ' });
      const second = await addIncidentNote(at(1), id, { text: 'Asked.' });
      expect(first).toEqual({
        ...{ id: first.id, text: 'Ask the carrier.', author: 'tests' },
        createdAt: '2026-11-22T06:27:10.000Z',
      });
      expect(await readIncidentNotes(db, id)).toMatchObject([
        { id: first.id, createdAt: someNow + minuteMs },
        { id: second.id },
      ]);
      const { rows } = await db.client.execute('SELECT detail FROM audit_entries');
      expect(JSON.stringify([rows, await eventsIn(db), await readIncident(db, id)])).not.toContain(
        'carrier',
      );
      expect(await countRows(db, 'events')).toBe(1);
      expect((await readIncident(db, id))?.version).toBe(1);
    });

    test('is written once by requests of one key, and on no incident that is not there', async () => {
      const { id } = await opened();
      const note = () => addIncidentNote({ ...at(1), once: requestKey('n') }, id, { text: 'x' });
      expect(await note()).toEqual(await note());
      expect(await countRows(db, 'incident_notes')).toBe(1);
      await expect(addIncidentNote(at(1), 'nothing', { text: 'x' })).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });

  describe('the incidents that are read', () => {
    const of = (title: string, startedAt: string, status = 'investigating') =>
      openIncident(at(0), { ...outage, title: { en: title }, startedAt, status });
    const titles = (incidents: readonly { title: { en?: string } }[]) =>
      incidents.map(({ title }) => title.en);

    test('for the page are all open ones, and those that ended since', async () => {
      await of('old and open', '2026-01-01T00:00:00Z');
      await of('over', '2026-11-22T00:00:00Z', 'resolved');
      const selected = async (since: number) =>
        titles(incidentsOf(await selectIncidents(db, spanFrom(since))));
      expect(await selected(someNow)).toEqual(['old and open', 'over']);
      expect(await selected(someNow + 1)).toEqual(['old and open']);
    });

    test('for a list come newest first, page after page, also with equal instants', async () => {
      for (let index = 0; index < 5; index++) await of(`${index}`, '2026-11-22T00:00:00Z');
      await of('over', '2026-11-22T01:00:00Z', 'resolved');
      const seen: string[] = [];
      let before: { at: number; id: string } | null = null;
      for (;;) {
        const page = await readIncidentsPage(db, { before, limit: 2 });
        const last = page.at(-1);
        if (!last) break;
        seen.push(...page.map(({ id }) => id));
        before = { at: last.startedAt, id: last.id };
      }
      expect(new Set(seen).size).toBe(6);
      const all = { before: null, limit: 9 };
      expect(titles(await readIncidentsPage(db, all))[0]).toBe('over');
      expect(titles(await readIncidentsPage(db, { ...all, open: false }))).toEqual(['over']);
      expect(await readIncidentsPage(db, { ...all, open: true })).toHaveLength(5);
    });
  });
}
