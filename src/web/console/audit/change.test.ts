import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesIn } from './change.ts';

const opened = {
  ...{
    id: 'incident',
    title: { zh: '中断', en: 'Down' },
    impact: 'major',
    fallbacks: [],
    version: 1,
  },
  nextUpdateBy: '2026-11-22T07:00:00.000Z',
  updates: [
    {
      id: 'first',
      body: { en: 'We look.' },
      components: [{ slug: 'chat', status: 'major_outage' }],
    },
  ],
};

test.each<[string, unknown, readonly unknown[], readonly unknown[]]>([
  [
    'what is new, without what says nothing',
    { ...opened, updates: [] },
    [],
    [
      { path: ['title', 'zh'], before: undefined, after: '中断' },
      { path: ['title', 'en'], before: undefined, after: 'Down' },
      { path: ['impact'], before: undefined, after: 'major' },
      { path: ['nextUpdateBy'], before: undefined, after: '2026-11-22T07:00:00.000Z' },
    ],
  ],
  [
    'only what has changed, and what is gone',
    { id: 'incident', title: { zh: '中断', en: 'Out' }, impact: 'major', nextUpdateBy: null },
    [opened],
    [
      { path: ['title', 'en'], before: 'Down', after: 'Out' },
      { path: ['nextUpdateBy'], before: '2026-11-22T07:00:00.000Z', after: null },
    ],
  ],
  [
    'what stood elsewhere, by its id',
    {
      id: 'first',
      body: { en: 'We still look.' },
      components: [{ slug: 'chat', status: 'major_outage' }],
    },
    [opened],
    [{ path: ['body', 'en'], before: 'We look.', after: 'We still look.' }],
  ],
  [
    'the newest that was noted before',
    { id: 'incident', impact: 'minor' },
    [opened, { id: 'incident', impact: 'critical' }],
    [{ path: ['impact'], before: 'critical', after: 'minor' }],
  ],
  [
    'what has no id, as one thing',
    { role: 'admin', scopes: ['a', 'b'] },
    [{ role: 'viewer' }],
    [
      { path: ['role'], before: 'viewer', after: 'admin' },
      { path: ['scopes'], before: undefined, after: 'a, b' },
    ],
  ],
  ['nothing of nothing', {}, [opened], []],
  ['nothing of null', null, [null], []],
])('an entry tells %s', (_, detail, earlier, expected) => {
  expect(changesIn(detail, earlier)).toEqual(expected);
});

test('whatever was noted, nothing has changed where the same was noted before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (detail) => {
      expect(changesIn(detail, [detail])).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
