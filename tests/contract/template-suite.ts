import { beforeEach, describe, expect, test } from 'vitest';
import { changeTemplate } from '../../src/actions/change-template.ts';
import { createTemplate } from '../../src/actions/create-template.ts';
import { removeTemplate } from '../../src/actions/remove-template.ts';
import type { ShippedTemplate } from '../../src/domain/words/template.ts';
import type { Database } from '../../src/storage/database.ts';
import { readTemplate, readTemplates, seedTemplates } from '../../src/storage/template.ts';
import { shippedTemplates } from '../../templates/shipped.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows, requestKey } from './acting.ts';

const words = {
  name: { zh: '放假安排', en: 'Holidays' },
  title: { zh: '{holiday}放假安排', en: 'Hours over {holiday}' },
  body: { zh: '{holiday}期间休息。', en: 'Closed over {holiday}.' },
};
const holiday = { name: 'holiday', kind: 'text', label: { zh: '节日', en: 'Holiday' } };
const news = { kind: 'announcement', ...words, variables: [holiday], components: ['phone'] };

/** What is promised of templates; `open` gives an empty database each time. */
export function templateSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const slugs = async () => (await readTemplates(db)).map(({ slug }) => slug);

  describe('a template', () => {
    test('is made with its audit entry and its defaults, and tells nobody', async () => {
      const made = await createTemplate(at(0), { ...news, slug: 'holidays' });
      expect(made).toEqual({
        ...{ ...news, slug: 'holidays', id: expect.stringMatching(/^[a-z0-9]{12}$/), version: 1 },
        variables: [{ ...holiday, required: true, default: null }],
        createdAt: new Date(someNow).toISOString(),
        updatedAt: new Date(someNow).toISOString(),
      });
      const stored = { ...made, createdAt: someNow, updatedAt: someNow };
      expect(await readTemplate(db, made.id)).toEqual(stored);
      expect(await readTemplate(db, 'holidays')).toEqual(stored);
      expect(await readTemplates(db)).toEqual([stored]);
      expect(await countRows(db, 'audit_entries')).toBe(1);
      expect(await countRows(db, 'events')).toBe(0);
    });

    test('is called by its id where it has no slug, and never by one that is taken', async () => {
      const made = await createTemplate(at(0), news);
      expect(made.slug).toBe(made.id);
      await createTemplate(at(0), { ...news, slug: 'holidays' });
      const twice = createTemplate(at(1), { ...news, slug: 'holidays' });
      await expect(twice).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ pointer: '/slug' }],
      });
      await removeTemplate(at(2), 'holidays', null);
      const again = createTemplate(at(3), { ...news, slug: 'holidays' });
      await expect(again).rejects.toMatchObject({ faults: [{ pointer: '/slug' }] });
      expect(await countRows(db, 'audit_entries')).toBe(3);
    });

    test('is made once by requests of one key', async () => {
      const once = requestKey('made');
      const request = () => createTemplate({ ...at(0), once }, { ...news, slug: 'holidays' });
      const [first, ...others] = await Promise.all([request(), request(), request()]);
      for (const other of others) expect(other).toEqual(first);
      expect(await slugs()).toEqual(['holidays']);
    });

    test('is changed as a whole, and keeps its id, its slug and its place', async () => {
      const { id } = await createTemplate(at(0), { ...news, slug: 'holidays' });
      await createTemplate(at(1), { ...news, slug: 'other' });
      const changed = await changeTemplate(at(2), 'holidays', 1, {
        ...{ kind: 'incident', name: words.name, title: { en: 'Slow' }, body: { en: 'Slow.' } },
      });
      expect(changed).toMatchObject({
        ...{ id, slug: 'holidays', version: 2, kind: 'incident', title: { en: 'Slow' } },
        ...{ componentStatus: 'major_outage', variables: [], components: [], followUps: [] },
        createdAt: new Date(someNow).toISOString(),
      });
      expect(changed.title).toEqual({ en: 'Slow' });
      expect(await slugs()).toEqual(['holidays', 'other']);
    });

    test('is left alone by a change to what it is already', async () => {
      const { id } = await createTemplate(at(0), news);
      const same = await changeTemplate(at(1), id, 1, news);
      expect(same).toMatchObject({ version: 1, updatedAt: new Date(someNow).toISOString() });
      expect(await countRows(db, 'audit_entries')).toBe(1);
    });

    test('is not changed or removed by who knows an older version', async () => {
      const { id } = await createTemplate(at(0), news);
      await changeTemplate(at(1), id, 1, { ...news, components: [] });
      const late = changeTemplate(at(2), id, 1, news);
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      await expect(removeTemplate(at(2), id, 1)).rejects.toMatchObject({ code: 'stale' });
      expect(await readTemplate(db, id)).toMatchObject({ version: 2, components: [] });
    });

    test('is gone for good once it is removed', async () => {
      const { id } = await createTemplate(at(0), news);
      expect(await removeTemplate(at(1), id, 1)).toMatchObject({ id, ...words });
      expect(await readTemplate(db, id)).toBeNull();
      expect(await readTemplates(db)).toEqual([]);
      const gone = { code: 'not_found' };
      await expect(removeTemplate(at(2), id, null)).rejects.toMatchObject(gone);
      await expect(changeTemplate(at(2), id, null, news)).rejects.toMatchObject(gone);
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('is changed only by who may', async () => {
      const other = acting(db, { scopes: ['templates:read', 'incidents:write'] });
      const forbidden = { code: 'forbidden' };
      await expect(createTemplate(other, news)).rejects.toMatchObject(forbidden);
      await expect(changeTemplate(other, 'x', null, news)).rejects.toMatchObject(forbidden);
      await expect(removeTemplate(other, 'x', null)).rejects.toMatchObject(forbidden);
      const responder = {
        kind: 'staff',
        id: 'aaaaaaaaaaaa',
        name: 'Ada',
        role: 'responder',
      } as const;
      const asked = createTemplate({ ...at(0), actor: responder }, news);
      await expect(asked).rejects.toMatchObject(forbidden);
      expect(await countRows(db, 'templates')).toBe(0);
    });
  });

  describe('the templates that come with the program', () => {
    const shipped = (slug: string, title = 'Hours'): ShippedTemplate => ({
      ...{ slug, kind: 'announcement', name: words.name, title: { en: title }, body: words.body },
      ...{ variables: [], components: [] },
    });

    test('are there from the first start on, in their order', async () => {
      await seedTemplates(db, [shipped('b'), shipped('a')], someNow);
      await seedTemplates(db, [shipped('a'), shipped('b')], someNow + minuteMs);
      expect(await readTemplates(db)).toMatchObject([
        { ...shipped('b'), version: 1, createdAt: someNow },
        { ...shipped('a'), version: 1, createdAt: someNow },
      ]);
      expect(await countRows(db, 'templates')).toBe(2);
    });

    test('can be sent back as they were read, also where the site has less', async () => {
      await seedTemplates(db, shippedTemplates, someNow);
      const groups = [{ slug: 'all', name: { zh: '全部', en: 'All' }, components: [] }];
      const smaller = { ...at(1), site: { groups } };
      const all = await readTemplates(db);
      expect(all.length).toBeGreaterThan(10);
      for (const { id, slug, createdAt, updatedAt, version, ...content } of all) {
        const sentBack = { ...JSON.parse(JSON.stringify(content)), name: { en: 'Ours' } };
        expect(await changeTemplate(smaller, id, 1, sentBack)).toMatchObject({ slug, version: 2 });
        const more = { ...sentBack, components: [...content.components, 'shop'] };
        await expect(changeTemplate(smaller, id, 2, more)).rejects.toMatchObject({
          faults: [{ pointer: `/components/${content.components.length}` }],
        });
      }
    });

    test('stay as staff have left them, and new ones join them', async () => {
      await seedTemplates(db, [shipped('a'), shipped('b')], someNow);
      await changeTemplate(at(1), 'a', 1, news);
      await removeTemplate(at(2), 'b', 1);
      const all = [shipped('a', 'New'), shipped('b', 'New'), shipped('c', 'New')];
      await Promise.all([3, 4].map((minutes) => seedTemplates(db, all, at(minutes).now)));
      expect(await readTemplates(db)).toMatchObject([
        { slug: 'a', version: 2, title: words.title },
        { slug: 'c', version: 1, title: { en: 'New' } },
      ]);
    });
  });
}
