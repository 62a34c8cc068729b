import { describe, expect, test } from 'vitest';
import { minuteMs, someNow, someSite } from '../../../tests/support/facts.ts';
import type { IncidentTemplate } from '../../domain/words/template.ts';
import type { Values, Variable } from '../../domain/words/template-variable.ts';
import { fillIncident, fillIncidentUpdate } from './incident.ts';

const around = { site: someSite(), now: someNow };

const open = { required: true, default: null } as const;
const label = { en: 'Fill this in' };
const what: Variable = { ...open, name: 'what', label, kind: 'component' };

function template(changes: Partial<IncidentTemplate> = {}): IncidentTemplate {
  return {
    ...{ kind: 'incident', incidentKind: 'outage', status: 'investigating', notify: true },
    ...{ componentStatus: 'major_outage', impact: null, fallbacks: [], nextUpdateMinutes: 30 },
    ...{ name: label, title: { zh: '中断', en: 'Down' }, body: { zh: '中断。', en: 'Down.' } },
    ...{ variables: [], components: ['chat', 'phone'], followUps: [] },
    ...changes,
  };
}

/** The body of a template with one variable, filled in. */
function bodyWith(variable: Variable, values: Values, required = true) {
  const one = { ...variable, required };
  const body = { zh: '甲{it}乙', en: 'a {it} b' };
  const filled = fillIncident(template({ body, variables: [one] }), values, around);
  return filled.kind === 'faulty' ? filled.faults : filled.input.body;
}

describe('a value', () => {
  const named = { ...open, name: 'it', label };
  const options = [{ zh: '很慢', en: 'slow' }, { en: 'down' }];
  test.each<[Variable, Values[string], object]>([
    [{ ...named, kind: 'component' }, 'phone', { zh: '甲电话客服乙', en: 'a Phone b' }],
    [
      { ...named, kind: 'time' },
      Date.parse('2026-11-22T07:30:00Z'),
      { zh: '甲北京时间 11月22日 15:30乙', en: 'a 22 Nov 15:30 Beijing time b' },
    ],
    [
      { ...named, kind: 'time' },
      Date.parse('2027-01-03T16:00:00Z'),
      { zh: '甲北京时间 2027年1月4日 00:00乙', en: 'a 4 Jan 2027 00:00 Beijing time b' },
    ],
    [{ ...named, kind: 'minutes' }, 90, { zh: '甲1 小时 30 分钟乙', en: 'a 1 h 30 min b' }],
    [{ ...named, kind: 'number' }, 1200.5, { zh: '甲1200.5乙', en: 'a 1200.5 b' }],
    [{ ...named, kind: 'word' }, 'T_1', { zh: '甲T\\_1乙', en: 'a T\\_1 b' }],
    [
      { ...named, kind: 'text' },
      { zh: '元旦', en: 'New Year' },
      { zh: '甲元旦乙', en: 'a New Year b' },
    ],
    [{ ...named, kind: 'choice', options }, 0, { zh: '甲很慢乙', en: 'a slow b' }],
  ])('of %j that is %j reads as people say it', (variable, it, body) => {
    expect(bodyWith(variable, { it })).toEqual(body);
  });

  test('without words in a language leaves that language out, if it is required', () => {
    const text: Variable = { ...named, kind: 'text' };
    expect(bodyWith(text, { it: { zh: '元旦' } })).toEqual({ zh: '甲元旦乙' });
    expect(bodyWith(text, { it: { zh: '元旦' } }, false)).toEqual({ zh: '甲元旦乙' });
    expect(bodyWith({ ...named, kind: 'choice', options }, { it: 1 })).toEqual({ en: 'a down b' });
  });

  test('that is missing or of another kind is a fault', () => {
    const text: Variable = { ...named, kind: 'text' };
    expect(bodyWith(text, {})).toEqual([{ variable: 'it', kind: 'missing' }]);
    expect(bodyWith({ ...named, kind: 'component' }, { it: 'payments' })).toEqual([
      { variable: 'it', kind: 'component' },
    ]);
  });
});

describe('an incident', () => {
  const opened = (changes: Partial<IncidentTemplate>, values: Values = {}) =>
    fillIncident(template(changes), values, around);

  test('is filled in as the action takes it', () => {
    expect(
      opened({ fallbacks: ['email', 'letters'], incidentKind: 'security', impact: 'minor' }),
    ).toEqual({
      kind: 'filled',
      input: {
        ...{ title: { zh: '中断', en: 'Down' }, body: { zh: '中断。', en: 'Down.' } },
        ...{ status: 'investigating', kind: 'security', impact: 'minor', notify: true },
        components: [
          { slug: 'chat', status: 'major_outage' },
          { slug: 'phone', status: 'major_outage' },
        ],
        fallbacks: ['email'],
        nextUpdateBy: new Date(someNow + 30 * minuteMs).toISOString(),
      },
    });
    expect(opened({ nextUpdateMinutes: null })).toMatchObject({ input: { nextUpdateBy: null } });
  });

  test('speaks of the components that were chosen, and never of one that the site lacks', () => {
    const title = { en: '{what} is down' };
    const chosen = opened({ title, variables: [what], components: [] }, { what: 'payments' });
    expect(chosen).toMatchObject({
      input: {
        title: { en: 'Payments is down' },
        components: [{ slug: 'payments', status: 'major_outage' }],
      },
    });
    expect(opened({ components: ['shop', 'chat'] })).toMatchObject({
      input: { components: [{ slug: 'chat', status: 'major_outage' }] },
    });
    expect(opened({ components: [] })).toMatchObject({ input: { components: [] } });
  });

  test('wants only what its own texts name', () => {
    const followUps = [
      { status: 'resolved', body: { en: '{what} is back' }, componentStatus: null } as const,
    ];
    const later = template({ variables: [what], followUps });
    expect(fillIncident(later, {}, around).kind).toBe('filled');
    const resolved = (values: Values) =>
      fillIncidentUpdate(later, 'resolved', values, { ...around, components: [] });
    expect(resolved({})).toEqual({
      kind: 'faulty',
      faults: [{ variable: 'what', kind: 'missing' }],
    });
    expect(resolved({ what: 'chat' })).toMatchObject({ input: { body: { en: 'Chat is back' } } });
  });
});

test('what is said next is of the components of the incident, and promises nothing when it is over', () => {
  const followUps = [
    { status: 'monitoring', body: { en: 'Back.' }, componentStatus: 'operational' },
    { status: 'resolved', body: { en: 'Well.' }, componentStatus: null },
  ] as const;
  const said = (status: 'identified' | 'monitoring' | 'resolved') =>
    fillIncidentUpdate(template({ followUps }), status, {}, { ...around, components: ['email'] });
  expect(said('identified')).toBeNull();
  expect(said('monitoring')).toEqual({
    kind: 'filled',
    input: {
      ...{ status: 'monitoring', body: { en: 'Back.' }, notify: true },
      components: [{ slug: 'email', status: 'operational' }],
      nextUpdateBy: new Date(someNow + 30 * minuteMs).toISOString(),
    },
  });
  expect(said('resolved')).toMatchObject({ input: { components: [], nextUpdateBy: null } });
});
