import { beforeEach, describe, expect, test } from 'vitest';
import { createToken } from '../../src/actions/create-token.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import {
  type AuditSearch,
  mostLookedThrough,
  readAuditEntry,
  searchAudit,
} from '../../src/storage/audit-search.ts';
import type { Database } from '../../src/storage/database.ts';
import { readSubjectNames } from '../../src/storage/subject-name.ts';
import { readTokenMakers } from '../../src/storage/token.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting } from './acting.ts';

const everything: AuditSearch = {
  ...{ actor: null, action: null, subject: null, words: [], from: null, until: null },
};

/** What is promised of searching the audit, wherever it is stored. */
export function auditSearchSuite(open: () => Promise<Database>): void {
  describe('searching the audit', () => {
    let db: Database;
    beforeEach(async () => {
      db = await open();
    });

    /** Writes entries, each a minute after the one before; what is left out is the same in all. */
    const write = (entries: readonly Readonly<Record<string, string | number | null>>[]) =>
      db.write(
        entries.map((entry, index) => {
          const row = {
            ...{ id: `entry${String(index + 1).padStart(7, '0')}`, at: someNow + index * minuteMs },
            ...{ actor_kind: 'staff', actor_id: 'ada', actor_name: 'Ada' },
            ...{ action: 'incident.open', subject: 'incidentaaaa', detail: '{}', ...entry },
          };
          return {
            sql: `INSERT INTO audit_entries (${Object.keys(row)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
            args: Object.values(row),
          };
        }),
      );

    /** The places of the entries that are found, in the order in which they were written, from 1. */
    const found = async (search: Partial<AuditSearch>) => {
      const { entries, next } = await searchAudit(
        ...([db, { ...everything, ...search }, { before: null, limit: 50 }] as const),
      );
      expect(next).toBeNull();
      return entries.map(({ id }) => Number(id.slice(5)));
    };

    test.each<[string, Partial<AuditSearch>, readonly number[]]>([
      ['nothing in particular', {}, [5, 4, 3, 2, 1]],
      ['somebody', { actor: { kind: 'staff', id: 'bo' } }, [2]],
      ['the clock', { actor: { kind: 'clock', id: null } }, [3]],
      ['an action', { action: 'incident.update' }, [2]],
      ['all of a noun', { action: 'incident' }, [5, 2, 1]],
      ['a subject', { subject: 'windowaaaaaa' }, [3]],
      ['a word of a detail, in either size', { words: ['chat'] }, [5, 1]],
      ['words that all have to be there', { words: ['chat', '中断'] }, [1]],
      ['a word with quotes', { words: ['"again"'] }, [5]],
      ['a sign that stands for anything elsewhere', { words: ['100%'] }, [4]],
      ['one that stands for any letter', { words: ['A_a'] }, []],
      ['a backslash', { words: ['C:\\new'] }, [4]],
      ['who did it, by name', { words: ['bo'] }, [2]],
      ['what it was done to', { words: ['windowaa'] }, [3]],
      ['from an instant on', { from: someNow + 3 * minuteMs }, [5, 4]],
      ['until before an instant', { until: someNow + minuteMs }, [1]],
      ['both', { from: someNow + minuteMs, until: someNow + 3 * minuteMs }, [3, 2]],
      ['a time before all', { until: someNow }, []],
      ['a time after all', { from: someNow + 5 * minuteMs }, []],
      ['all of that', { action: 'incident', words: ['chat'], from: someNow + 1 }, [5]],
    ])('finds %s', async (_, search, expected) => {
      await write([
        { detail: JSON.stringify({ title: { zh: '聊天中断', en: 'Chat is down' } }) },
        { action: 'incident.update', actor_id: 'bo', actor_name: 'Bo' },
        {
          ...{ actor_kind: 'clock', actor_id: null, actor_name: null },
          ...{ action: 'maintenance.advance', subject: 'windowaaaaaa' },
        },
        { action: 'token.create', detail: JSON.stringify({ name: '100% of C:\\new' }) },
        { detail: JSON.stringify({ title: { en: 'Chat is "again" down' } }) },
      ]);
      expect(await found(search)).toEqual(expected);
    });

    test('finds by time what clocks that differ have written out of order', async () => {
      await write([
        { at: someNow },
        { at: someNow + 9000 },
        { at: someNow + 5000 },
        { at: someNow + 9500 },
      ]);
      expect(await found({ from: someNow + 9000 })).toEqual([4, 2]);
      expect(await found({ until: someNow + 9000 })).toEqual([3, 1]);
    });

    test('goes on where a page ended', async () => {
      await write([{}, {}, {}]);
      const first = await searchAudit(db, everything, { before: null, limit: 2 });
      expect(first.next).toEqual({ kind: 'more', before: 'entry0000002' });
      const rest = await searchAudit(db, everything, { before: 'entry0000002', limit: 2 });
      expect(rest).toMatchObject({ entries: [{ id: 'entry0000001' }], next: null });
      const nowhere = await searchAudit(db, everything, { before: 'nothing', limit: 2 });
      expect(nowhere).toEqual({ entries: [], next: null });
    });

    test('looks through so many at once, and says where to go on', async () => {
      await write([{ detail: '{"title":"needle"}' }]);
      await db.client.execute({
        sql: `WITH RECURSIVE counted (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM counted WHERE n < ?)
              INSERT INTO audit_entries (id, at, actor_kind, action, subject, detail)
              SELECT 'entry' || n, ? + n, 'clock', 'monitor.pause', 'chat', '{}' FROM counted`,
        args: [mostLookedThrough + 2, someNow],
      });
      const search = { ...everything, words: ['needle'] };
      const first = await searchAudit(db, search, { before: null, limit: 9 });
      expect(first).toEqual({
        entries: [],
        next: { kind: 'further', before: 'entry3', at: someNow + 3 },
      });
      const rest = await searchAudit(db, search, { before: 'entry3', limit: 9 });
      expect(rest).toMatchObject({ entries: [{ id: 'entry0000001' }], next: null });
      expect(await found({ subject: 'incidentaaaa', words: ['needle'] })).toEqual([1]);
      expect(await found({ until: someNow + 1 })).toEqual([1]);
    });

    test('finds an entry by itself, or nothing', async () => {
      await write([{ detail: '{"a":1}' }]);
      expect(await readAuditEntry(db, 'entry0000001')).toMatchObject({ detail: { a: 1 } });
      expect(await readAuditEntry(db, 'entry0000002')).toBeNull();
    });

    test('knows what subjects are called, and who made a token', async () => {
      const terminal = { db, actor: { kind: 'terminal' }, now: someNow } as const;
      const { token } = await createToken(terminal, { name: 'desk', scopes: ['*'] });
      const { id, title } = await openIncident(acting(db), opened);
      expect(await readSubjectNames(db, [id, token.id, 'nothing', id])).toEqual(
        new Map<string, unknown>([
          [id, title],
          [token.id, { zh: 'desk', en: 'desk' }],
        ]),
      );
      expect(await readSubjectNames(db, [])).toEqual(new Map());
      expect(await readTokenMakers(db, [token.id])).toEqual(
        new Map([[token.id, { id: null, name: null }]]),
      );
    });
  });
}
