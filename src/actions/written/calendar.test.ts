import { describe, expect, test } from 'vitest';
import { faultLine, readDefinitions } from '../../runtimes/definitions/definitions.ts';

const name = { zh: '测试假日', en: 'Made-up holiday' };
const holiday = (date: string) => ({ date, kind: 'holiday', name });
const makeUp = (date: string) => ({ date, kind: 'make_up_day', name });

/** A made-up year; the 4th of May 2030 is a Saturday. */
const calendar = {
  kind: 'calendar',
  calendar: 'cn',
  year: 2030,
  source: { title: 'Made up', url: 'https://example.com/notice', published: '2029-11-01' },
  days: [holiday('2030-05-01'), makeUp('2030-05-04')],
};

function faults(exported: unknown): readonly string[] {
  const read = readDefinitions([{ file: 'calendars/cn-2030.json', exported }]);
  return read.faults.map((fault) => faultLine(fault).replace('calendars/cn-2030.json: ', ''));
}

test('a calendar that is well is read', () => {
  const file = 'calendars/cn-2030.json';
  const { calendars } = readDefinitions([{ file, exported: calendar }]);
  expect(calendars).toEqual([{ file, path: '', written: calendar }]);
});

describe('faults are named with field and remedy', () => {
  const days = (...some: readonly unknown[]) => ({ ...calendar, days: some });
  test.each([
    [
      'a day of another year',
      days(holiday('2029-12-31')),
      'days[0].date 2029-12-31 is not in 2030; put it into its own year.',
    ],
    [
      'a day twice',
      days(holiday('2030-05-01'), holiday('2030-05-01')),
      'days[1].date 2030-05-01 stands twice; remove one.',
    ],
    [
      'a holiday on a make-up day',
      days(makeUp('2030-05-04'), holiday('2030-05-04')),
      'days[1].date 2030-05-04 is both a holiday and a make-up working day; it can only be one.',
    ],
    [
      'a make-up day on a Monday',
      days(makeUp('2030-05-06')),
      'days[0].date 2030-05-06 is a working day of the week anyway; a make-up working day is on a weekend.',
    ],
    [
      'a date that does not exist',
      days(holiday('2030-02-29')),
      'days[0].date must be a date that exists, such as "2026-10-01".',
    ],
    [
      'another kind of day',
      days({ ...holiday('2030-05-01'), kind: 'workday' }),
      'days[0].kind must be holiday or make_up_day.',
    ],
    [
      'a name in one language',
      days({ ...holiday('2030-05-01'), name: { zh: '假日' } }),
      'days[0].name.en is missing; add it.',
    ],
    ['no days', days(), 'days must hold at least one day.'],
    ['no source', { ...calendar, source: undefined }, 'source is missing; add it.'],
    [
      'a source that is no address',
      { ...calendar, source: { ...calendar.source, url: 'gov.cn' } },
      'source.url must be where the notice can be read.',
    ],
    ['a year that is a text', { ...calendar, year: '2030' }, 'year must be a year, such as 2026.'],
    [
      'a calendar without a slug',
      { ...calendar, calendar: 'CN' },
      'calendar must be lower-case letters, digits and hyphens, such as "chat".',
    ],
    [
      'an unknown field',
      { ...calendar, country: 'cn' },
      'country is not a known field; correct its spelling or remove it.',
    ],
    [
      'no kind',
      { ...calendar, kind: undefined },
      'default export needs "kind": "monitor", "kind": "site" or "kind": "calendar".',
    ],
  ])('%s', (_, exported, line) => {
    expect(faults(exported)).toEqual([line]);
  });
});
