import { describe, expect, test } from 'vitest';
import type { JsonMatch, StatusMatch, TextMatch } from '../domain/monitor/probe-spec.ts';
import { describeMatch, matchesStatus, matchesText, pickJson } from './assertion.ts';
import { Failure } from './run.ts';

describe('a status', () => {
  const rows: readonly (readonly [
    expected: readonly StatusMatch[],
    status: number,
    fits: boolean,
  ])[] = [
    [[200], 200, true],
    [[200], 201, false],
    [['2xx'], 204, true],
    [['2xx'], 304, false],
    [['2xx', 404], 404, true],
    [['5xx', '4xx'], 503, true],
    [[], 200, false],
  ];
  test.each(rows)('%j takes %d: %s', (expected, status, fits) => {
    expect(matchesStatus(expected, status)).toBe(fits);
  });
});

describe('a text', () => {
  const json = '{"state":"open","count":3,"names":["a","b"],"none":null,"flag":false}';
  const rows: readonly (readonly [match: TextMatch | JsonMatch, text: string, fits: boolean])[] = [
    [{ kind: 'contains', text: '在线' }, '客服在线', true],
    [{ kind: 'contains', text: 'On' }, 'on', false],
    [{ kind: 'lacks', text: 'error' }, 'all is well', true],
    [{ kind: 'lacks', text: 'error' }, 'an error', false],
    [{ kind: 'equals', text: 'ok' }, 'ok', true],
    [{ kind: 'equals', text: 'ok' }, 'ok\n', false],
    [{ kind: 'startsWith', text: '0{' }, '0{"sid":1}', true],
    [{ kind: 'json', query: 'state', equals: 'open' }, json, true],
    [{ kind: 'json', query: 'count', equals: '3' }, json, false],
    [{ kind: 'json', query: 'flag', equals: false }, json, true],
    [{ kind: 'json', query: 'none', equals: null }, json, true],
    [{ kind: 'json', query: 'absent', equals: null }, json, true],
    [{ kind: 'json', query: 'state', contains: 'pe' }, json, true],
    [{ kind: 'json', query: 'names', contains: 'b' }, json, true],
    [{ kind: 'json', query: 'count', contains: '3' }, json, false],
    [{ kind: 'json', query: 'count', min: 3 }, json, true],
    [{ kind: 'json', query: 'count', min: 1, max: 2 }, json, false],
    [{ kind: 'json', query: 'state', min: 0 }, json, false],
    [{ kind: 'json', query: 'length(names)', max: 2 }, json, true],
    [{ kind: 'json', query: 'state', equals: 'open' }, 'no json', false],
    [{ kind: 'json', query: 'absent', equals: null }, 'no json', false],
    [{ kind: 'json', query: 'length(count)', min: 0 }, json, false],
  ];
  test.each(rows)('%j fits %s: %s', (match, text, fits) => {
    expect(matchesText(match, text)).toBe(fits);
  });

  test('that is nested without end does no harm', () => {
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    expect(matchesText({ kind: 'json', query: '[0]', equals: 1 }, deep)).toBe(false);
  });

  test('is not at fault when the query cannot be read', () => {
    expect(() => pickJson('][', '{}')).toThrow(Failure);
    expect(() => pickJson('][', '{}')).toThrow(
      expect.objectContaining({ reason: 'misconfigured' }),
    );
  });
});

test('a match is described as staff wrote it', () => {
  expect(describeMatch({ kind: 'contains', text: 'ok' })).toBe('contains "ok"');
  expect(describeMatch({ kind: 'json', query: 'n', max: 2 })).toBe('n {"max":2}');
});
