import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeTemplate } from '../../src/actions/change-template.ts';
import { createTemplate } from '../../src/actions/create-template.ts';
import type { Database } from '../../src/storage/database.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { acting, countRows } from './acting.ts';

let db: Database;
let close: () => Promise<void>;
let id: string;

const right = {
  kind: 'incident',
  name: { en: 'Chat' },
  title: { en: 'Chat is {how}' },
  body: { zh: '在线客服{how}。', en: 'Chat is {how}.' },
  variables: [{ name: 'how', kind: 'word', label: { en: 'How it is' } }],
  components: ['chat'],
  followUps: [{ status: 'resolved', body: { en: 'No longer {how}.' } }],
};

beforeAll(async () => {
  ({ db, close } = await openNewDatabase());
  ({ id } = await createTemplate(acting(db), right));
});

afterAll(() => close());

const how = right.variables[0];
const choice = { ...how, kind: 'choice', options: [{ en: 'slow' }, { en: 'down' }] };
const work = {
  kind: 'maintenance',
  name: { en: 'Work' },
  title: { en: 'Work' },
  body: { en: 'x' },
};

test.each<readonly [wrong: object, pointer: string]>([
  [{ kind: 'outage' }, '/kind'],
  [{ kind: undefined }, '/kind'],
  [{ kind: 'announcement' }, '/followUps'],
  [{ name: {} }, '/name'],
  [{ title: { en: 'two {how}\nlines' } }, '/title'],
  [{ title: { en: 'x {nothing}' } }, '/title/en'],
  [{ title: { en: 'x {' } }, '/title/en'],
  [{ body: { en: '{how} {{how}}' } }, '/body/en'],
  [{ body: { zh: '`{how}`' } }, '/body/zh'],
  [{ body: { en: '[x](https://a.example/{how})' } }, '/body/en'],
  [{ variables: [how, { ...how, name: 'why' }] }, '/variables/1/name'],
  [{ variables: [how, how] }, '/variables/1/name'],
  [{ variables: [{ ...how, name: 'How' }] }, '/variables/0/name'],
  [{ variables: [{ ...how, kind: 'date' }] }, '/variables/0/kind'],
  [{ variables: [{ ...how, label: {} }] }, '/variables/0/label'],
  [{ variables: [{ ...how, default: 7 }] }, '/variables/0/default'],
  [{ variables: [{ ...how, kind: 'minutes', default: 0 }] }, '/variables/0/default'],
  [{ variables: [{ ...how, kind: 'time', default: -1 }] }, '/variables/0/default'],
  [{ variables: [{ ...how, kind: 'number', default: 1e13 }] }, '/variables/0/default'],
  [{ variables: [{ ...how, kind: 'component', default: 'shop' }] }, '/variables/0/default'],
  [{ variables: [{ ...how, kind: 'component', default: 'phone' }] }, '/variables/0/default'],
  [{ variables: [{ ...choice, options: [{ en: 'one' }] }] }, '/variables/0/options'],
  [{ variables: [{ ...choice, default: 2 }] }, '/variables/0/default'],
  [{ variables: [{ ...how, options: [] }] }, '/variables/0/options'],
  [{ components: ['shop'] }, '/components/0'],
  [{ components: ['chat', 'chat'] }, '/components'],
  [{ status: 'resolved' }, '/status'],
  [{ componentStatus: 'broken' }, '/componentStatus'],
  [{ fallbacks: ['payments'] }, '/fallbacks/0'],
  [{ nextUpdateMinutes: 0 }, '/nextUpdateMinutes'],
  [{ followUps: [{ status: 'investigating', body: { en: 'x' } }] }, '/followUps/0/status'],
  [{ followUps: [{ status: 'resolved', body: { en: '{when}' } }] }, '/followUps/0/body/en'],
  [{ followUps: [1, 2].flatMap(() => right.followUps) }, '/followUps'],
  [{ colour: 'red' }, '/colour'],
])('a template with %j is refused, and its field is named', async (wrong, pointer) => {
  const refused = { code: 'invalid', faults: [{ pointer }] };
  const before = await countRows(db, 'audit_entries');
  await expect(createTemplate(acting(db), { ...right, ...wrong })).rejects.toMatchObject(refused);
  const changed = changeTemplate(acting(db), id, null, { ...right, ...wrong });
  await expect(changed).rejects.toMatchObject(refused);
  expect(await countRows(db, 'audit_entries')).toBe(before);
});

test.each<readonly [wrong: object, pointer: string]>([
  [{ advice: { works: { en: '{how}' } } }, '/advice/works/en'],
  [{ advice: { nothing: { en: 'x' } } }, '/advice/nothing'],
  [{ reachability: 'closed' }, '/reachability'],
  [{ followUps: [{ status: 'scheduled', body: { en: 'x' } }] }, '/followUps/0/status'],
  [{ slug: 'Not a slug' }, '/slug'],
  [{ slug: 'two--hyphens' }, '/slug'],
])('planned work with %j is refused, and its field is named', async (wrong, pointer) => {
  const refused = { code: 'invalid', faults: [{ pointer }] };
  await expect(createTemplate(acting(db), { ...work, ...wrong })).rejects.toMatchObject(refused);
});
