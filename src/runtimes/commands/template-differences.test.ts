import { afterEach, beforeEach, expect, test } from 'vitest';
import { shippedTemplates } from '../../../templates/shipped.ts';
import { acting } from '../../../tests/contract/acting.ts';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someNow } from '../../../tests/support/facts.ts';
import { changeTemplate } from '../../actions/change-template.ts';
import { removeTemplate } from '../../actions/remove-template.ts';
import type { Database } from '../../storage/database.ts';
import { seedTemplates } from '../../storage/template.ts';
import { templateDifferences } from './template-differences.ts';

let db: Database;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ db, close } = await openNewDatabase());
  await seedTemplates(db, shippedTemplates, someNow);
});
afterEach(() => close());

test('templates as they are shipped, changed and changed back, are no difference', async () => {
  expect(await templateDifferences(db)).toEqual([]);
  const { slug, ...chat } = shippedTemplates[0] ?? expect.fail('there are none');
  await changeTemplate(acting(db), slug, null, { ...chat, title: { en: 'Chat is down' } });
  await changeTemplate(acting(db), slug, null, chat);
  expect(await templateDifferences(db)).toEqual([]);
});

test('templates that staff have changed or removed are named', async () => {
  const { slug, ...chat } = shippedTemplates[0] ?? expect.fail('there are none');
  await changeTemplate(acting(db), slug, null, { ...chat, title: { en: 'Chat is down' } });
  await removeTemplate(acting(db), 'slow', null);
  expect(await templateDifferences(db)).toEqual([
    'shipped ones that read otherwise in the database, which counts: chat',
    'shipped ones that were removed, and stay away: slow',
  ]);
});
