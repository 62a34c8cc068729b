import { describe, expect, test } from 'vitest';
import { defaultValues, type Value, type Variable, valueFaults } from './template-variable.ts';

const now = Date.parse('2026-11-22T06:26:10Z');
const named = { name: 'it', label: { en: 'It' }, required: true };
const options = [{ en: 'by phone' }, { en: 'by email' }];

const variables = {
  component: { ...named, kind: 'component', default: 'phone' },
  time: { ...named, kind: 'time', default: 30 },
  minutes: { ...named, kind: 'minutes', default: 20 },
  number: { ...named, kind: 'number', default: 0 },
  word: { ...named, kind: 'word', default: 'T-1' },
  text: { ...named, kind: 'text', default: { zh: '元旦' } },
  choice: { ...named, kind: 'choice', options, default: 0 },
} as const satisfies Record<string, Variable>;

describe('a variable', () => {
  test.each<[keyof typeof variables, Value]>([
    ['component', 'phone'],
    ['time', now + 30 * 60_000],
    ['minutes', 20],
    ['number', 0],
    ['word', 'T-1'],
    ['text', { zh: '元旦' }],
    ['choice', 0],
  ])('of kind %s begins with %j', (kind, value) => {
    expect(defaultValues([variables[kind]], now)).toEqual({ it: value });
    expect(defaultValues([{ ...variables[kind], default: null }], now)).toEqual({});
  });

  test.each<[keyof typeof variables, Value]>([
    ['component', 'chat'],
    ['time', now],
    ['minutes', 1],
    ['minutes', 10080],
    ['number', -1.5],
    ['word', '4711'],
    ['text', { en: 'New Year' }],
    ['text', { zh: '元旦', en: '' }],
    ['choice', 1],
  ])('of kind %s takes %j', (kind, it) => {
    expect(valueFaults([variables[kind]], { it }, ['chat', 'phone'])).toEqual([]);
  });

  test.each<[keyof typeof variables, Value]>([
    ['component', 'payments'],
    ['component', 1],
    ['time', 1.5],
    ['time', Number.NaN],
    ['time', 0],
    ['time', 'now'],
    ['minutes', 0],
    ['minutes', 10081],
    ['minutes', 1.5],
    ['number', Number.NaN],
    ['number', Number.POSITIVE_INFINITY],
    ['number', '1'],
    ['word', 'a\nb'],
    ['word', 'x'.repeat(201)],
    ['word', 4711],
    ['text', 'plain'],
    ['text', { en: 'a\nb' }],
    ['text', { zh: 'x'.repeat(201) }],
    ['choice', 2],
    ['choice', -1],
    ['choice', 'by phone'],
  ])('of kind %s refuses %j', (kind, it) => {
    const faults = valueFaults([variables[kind]], { it }, ['chat', 'phone']);
    expect(faults).toEqual([{ variable: 'it', kind }]);
  });

  test.each<[string, Record<string, Value>]>([
    ['nothing', {}],
    ['an empty line', { it: '' }],
    ['a text without words', { it: { zh: '' } }],
    ['what only looks as if it were there', Object.create({ it: 'chat' })],
  ])('that is required is missed in %s, and one that is not may stay open', (_, values) => {
    const missed = [{ variable: 'it', kind: 'missing' }];
    expect(valueFaults([variables.text], values, [])).toEqual(missed);
    expect(valueFaults([{ ...variables.text, required: false }], values, [])).toEqual([]);
  });
});
