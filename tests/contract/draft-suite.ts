import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import {
  dropDraft,
  dropOldDrafts,
  dropSentDrafts,
  keepDraft,
  nobodyYet,
  openDraft,
  readDrafts,
  replaceDraft,
} from '../../src/storage/draft.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';

/** What is promised of drafts, wherever they are stored. */
export function draftSuite(open: () => Promise<Database>): void {
  describe('a draft', () => {
    let db: Database;
    beforeEach(async () => {
      db = await open();
    });

    const ada = { id: 'ada', name: 'Ada' };
    const bo = { id: 'bo', name: 'Bo' };
    const form = {
      ...{ form: '/incidents/new?component=chat', title: 'Chat “down”' },
      fields: { 'title.en': 'Chat "down"', 'body.zh': '聊天\n中断', ['__proto__']: 'x' },
    };

    test('is read as it was kept, with who wrote it and when', async () => {
      const id = await keepDraft(db, form, ada, someNow);
      const draft = await openDraft(db, id, bo);
      expect(draft).toMatchObject({
        ...{ id, form: form.form, title: form.title, staffId: 'ada', author: 'Ada' },
        ...{ createdAt: someNow, updatedAt: someNow },
      });
      expect(Object.entries(draft?.fields ?? {})).toEqual(Object.entries(form.fields));
    });

    test('is replaced, and stays with who began it', async () => {
      const id = await keepDraft(db, form, ada, someNow);
      const later = { ...form, title: 'Later', fields: { 'title.en': 'Later' } };
      expect(await replaceDraft(db, { id, updatedAt: someNow }, later, someNow + minuteMs)).toBe(
        true,
      );
      expect(await openDraft(db, id, bo)).toMatchObject({
        ...{ title: 'Later', fields: { 'title.en': 'Later' }, author: 'Ada' },
        ...{ createdAt: someNow, updatedAt: someNow + minuteMs },
      });
    });

    test('that is gone is not replaced, nor opened', async () => {
      const id = await keepDraft(db, form, ada, someNow);
      await dropDraft(db, id);
      expect(await replaceDraft(db, { id, updatedAt: someNow }, form, someNow)).toBe(false);
      expect(await openDraft(db, id, ada)).toBeNull();
      expect(await readDrafts(db)).toEqual([]);
    });

    test('of nobody is listed for nobody, and belongs to whoever opens it first', async () => {
      const id = await keepDraft(db, form, nobodyYet, someNow);
      expect(await readDrafts(db)).toEqual([]);
      const opened = await Promise.all([openDraft(db, id, ada), openDraft(db, id, bo)]);
      const [owner] = new Set(opened.map((draft) => draft?.staffId));
      expect(new Set(opened.map((draft) => draft?.staffId)).size).toBe(1);
      expect(['ada', 'bo']).toContain(owner);
      expect(await readDrafts(db)).toMatchObject([{ id, staffId: owner }]);
    });

    test('is kept once under the same id', async () => {
      const kept = () => keepDraft(db, form, ada, someNow, 'draftaaaaaaa');
      expect(await Promise.all([kept(), kept()])).toEqual(['draftaaaaaaa', 'draftaaaaaaa']);
      expect(await readDrafts(db)).toHaveLength(1);
    });

    test('that holds something else is left alone, and this kept under another id', async () => {
      const id = await keepDraft(db, form, ada, someNow);
      const other = { ...form, fields: { 'title.en': 'Other' } };
      const ids = [
        await keepDraft(db, other, ada, someNow, id),
        await keepDraft(db, form, bo, someNow, id),
        await keepDraft(db, { ...form, form: '/announcements/new' }, ada, someNow, id),
      ];
      expect(new Set([id, ...ids]).size).toBe(4);
      expect(await openDraft(db, id, bo)).toMatchObject({ staffId: 'ada', title: form.title });
    });

    const saying = (title: string) => ({ ...form, title, fields: { 'title.en': title } });

    test('that somebody has changed since is not replaced, nor dropped when it is sent', async () => {
      const read = { id: await keepDraft(db, form, ada, someNow), updatedAt: someNow };
      // Within the same millisecond, too.
      expect(await replaceDraft(db, read, saying('Ada'), someNow)).toBe(true);
      expect(await replaceDraft(db, read, saying('Bo'), someNow)).toBe(false);
      await dropSentDrafts(db, [read], form.form);
      expect(await openDraft(db, read.id, bo)).toMatchObject({ title: 'Ada' });
    });

    test('that says the same already counts as replaced', async () => {
      const read = { id: await keepDraft(db, form, ada, someNow), updatedAt: someNow };
      const twice = [1, 2].map(() => replaceDraft(db, read, saying('Ada'), someNow + 1));
      expect(await Promise.all(twice)).toEqual([true, true]);
    });

    test('is replaced and dropped only from its own form', async () => {
      const read = { id: await keepDraft(db, form, ada, someNow), updatedAt: someNow };
      const elsewhere = { ...form, form: '/announcements/new' };
      expect(await replaceDraft(db, read, elsewhere, someNow)).toBe(false);
      await dropSentDrafts(db, [read], elsewhere.form);
      expect(await openDraft(db, read.id, ada)).not.toBeNull();
      await dropSentDrafts(db, [read], form.form);
      expect(await openDraft(db, read.id, ada)).toBeNull();
    });

    test('is replaced and dropped from the same form, however that began', async () => {
      const read = { id: await keepDraft(db, form, ada, someNow), updatedAt: someNow };
      const otherwise = { ...saying('Later'), form: '/incidents/new?component=phone' };
      expect(await replaceDraft(db, read, otherwise, someNow + 1)).toBe(true);
      expect(await openDraft(db, read.id, ada)).toMatchObject({ form: otherwise.form });
      await dropSentDrafts(db, [{ ...read, updatedAt: someNow + 1 }], '/incidents/new');
      expect(await openDraft(db, read.id, ada)).toBeNull();
    });

    test('is listed by when it was touched last', async () => {
      const first = await keepDraft(db, form, ada, someNow);
      const second = await keepDraft(db, form, bo, someNow + 1);
      await replaceDraft(db, { id: first, updatedAt: someNow }, form, someNow + 2);
      expect((await readDrafts(db)).map(({ id }) => id)).toEqual([first, second]);
    });

    test.each([
      ['touched within 30 days', ada, 30 * dayMs, false],
      ['older than that', ada, 30 * dayMs + 1, true],
      ['of nobody, a day old', nobodyYet, dayMs, false],
      ['of nobody, and older', nobodyYet, dayMs + 1, true],
    ] as const)('%s', async (_, owner, age, isDropped) => {
      const id = await keepDraft(db, form, owner, someNow);
      expect(await dropOldDrafts(db, someNow + age)).toBe(isDropped ? 1 : 0);
      expect((await openDraft(db, id, ada)) === null).toBe(isDropped);
    });
  });
}
