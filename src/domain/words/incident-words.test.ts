import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { someIncident, someUpdate } from '../../../tests/support/words.ts';
import { type ComponentStatus, componentStatuses } from '../component.ts';
import {
  type Impact,
  type Incident,
  type IncidentStatus,
  incidentStatuses,
  isOpen,
} from './incident.ts';
import {
  currentImpact,
  currentWords,
  impactOf,
  incidentCauses,
  newestWords,
} from './incident-words.ts';

type Words = Readonly<Record<string, ComponentStatus>>;
type Told = readonly [at: number, status: IncidentStatus, components?: Words];

/** An incident that began at 10. */
function told(...updates: readonly Told[]): Incident {
  return someIncident({
    startedAt: 10,
    updates: updates.map(([at, status, components = {}], index) =>
      someUpdate(`update${index}`, at, { status, components }),
    ),
  });
}

const now = 100;
const out: Words = { chat: 'major_outage' };
const slow: Words = { chat: 'degraded_performance' };
const fine: Words = { chat: 'operational' };

describe('what an incident says of a component over time', () => {
  it.each<[name: string, readonly Told[], causes: readonly string[]]>([
    ['holds from its start until now', [[10, 'investigating', out]], ['major_outage 10-100']],
    [
      'holds from its start, also where the first word came later',
      [[30, 'investigating', out]],
      ['major_outage 10-100'],
    ],
    [
      'is nothing of one that it never names',
      [[10, 'investigating', { email: 'major_outage' }]],
      [],
    ],
    [
      'stands until an update names it again',
      [
        [10, 'investigating', out],
        [20, 'identified'],
        [30, 'monitoring', slow],
      ],
      ['major_outage 10-30', 'degraded_performance 30-100'],
    ],
    [
      'begins with the update that names it first',
      [
        [10, 'investigating'],
        [20, 'identified', out],
      ],
      ['major_outage 20-100'],
    ],
    [
      'ends when it is resolved, whatever that update says',
      [
        [10, 'investigating', out],
        [40, 'resolved', slow],
      ],
      ['major_outage 10-40'],
    ],
    [
      'stays ended by the post-mortem',
      [
        [10, 'investigating', out],
        [40, 'resolved'],
        [60, 'postmortem', out],
      ],
      ['major_outage 10-40'],
    ],
    [
      'is said anew when it breaks out again',
      [
        [10, 'investigating', out],
        [40, 'resolved'],
        [60, 'investigating'],
        [70, 'identified', slow],
      ],
      ['major_outage 10-40', 'degraded_performance 70-100'],
    ],
    [
      'lasted until its end, of one that is written down when it is over',
      [[40, 'resolved', out]],
      ['major_outage 10-40'],
    ],
    [
      'ends there as well where a post-mortem follows',
      [
        [40, 'resolved', out],
        [60, 'postmortem'],
      ],
      ['major_outage 10-40'],
    ],
    [
      'ends there as well where it breaks out again',
      [
        [40, 'resolved', out],
        [60, 'investigating', slow],
      ],
      ['major_outage 10-40', 'degraded_performance 60-100'],
    ],
  ])('%s', (_, updates, causes) => {
    const said = incidentCauses(told(...updates), 'chat', now);
    expect(said.map(({ status, start, end }) => `${status} ${start}-${end}`)).toEqual(causes);
    expect(said.every(({ by }) => by === 'incident')).toBe(true);
  });

  test('never overlaps itself, never outlives the incident, and goes on while that is open', () => {
    fc.assert(
      fc.property(someHistory(), (incident) => {
        const causes = incidentCauses(incident, 'chat', now);
        for (const [index, { start, end }] of causes.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(causes[index - 1]?.end ?? incident.startedAt);
        }
        const current = currentWords(incident).find(({ slug }) => slug === 'chat');
        const last = causes.at(-1);
        if (current) expect(last).toMatchObject({ status: current.status, end: now });
        else if (last && !isOpen(incident)) expect(last.end).toBeLessThan(now);
      }),
      { numRuns: 300 },
    );
  });
});

/** Any history of an incident, told at 10, 20, 30 and so on. */
function someHistory(): fc.Arbitrary<Incident> {
  const words = fc.constantFrom<Words>({}, out, slow, fine, { email: 'partial_outage' });
  const one = fc.tuple(fc.constantFrom(...incidentStatuses), words);
  return fc
    .array(one, { minLength: 1, maxLength: 8 })
    .map((all) =>
      told(...all.map(([status, said], index): Told => [index * 10 + 10, status, said])),
    );
}

describe('what an open incident says now', () => {
  it.each<[name: string, readonly Told[], words: readonly string[]]>([
    [
      'is of the newest update that names it',
      [
        [10, 'investigating', out],
        [20, 'identified', slow],
      ],
      ['chat degraded_performance 20'],
    ],
    [
      'has been so since it was first said',
      [
        [10, 'investigating', out],
        [20, 'identified', out],
      ],
      ['chat major_outage 10'],
    ],
    [
      'has been so since the start, where the first word came later',
      [[30, 'investigating', out]],
      ['chat major_outage 10'],
    ],
    [
      'is nothing once it is over',
      [
        [10, 'investigating', out],
        [20, 'resolved'],
      ],
      [],
    ],
    [
      'is only what was said since it broke out again',
      [
        [10, 'investigating', out],
        [20, 'resolved'],
        [30, 'identified'],
      ],
      [],
    ],
    [
      'counts anew from there',
      [
        [10, 'investigating', out],
        [20, 'resolved'],
        [30, 'identified', out],
      ],
      ['chat major_outage 30'],
    ],
  ])('%s', (_, updates, words) => {
    const said = currentWords(told(...updates));
    expect(said.map(({ slug, status, since }) => `${slug} ${status} ${since}`)).toEqual(words);
  });

  it('is kept as the last word when it is over', () => {
    const incident = told(
      [10, 'investigating', { ...out, email: 'partial_outage' }],
      [20, 'resolved', fine],
    );
    expect(newestWords(incident)).toEqual([
      { slug: 'chat', status: 'operational' },
      { slug: 'email', status: 'partial_outage' },
    ]);
  });
});

describe('how bad an incident is', () => {
  const everywhere = ['chat', 'email'];
  const both = (status: ComponentStatus): Words => ({ chat: status, email: status });

  it.each<[Words, Impact]>([
    [{}, 'none'],
    [fine, 'none'],
    [{ chat: 'under_maintenance' }, 'none'],
    [slow, 'minor'],
    [both('degraded_performance'), 'minor'],
    [{ chat: 'partial_outage' }, 'minor'],
    [both('partial_outage'), 'major'],
    [out, 'major'],
    [{ ...out, email: 'partial_outage' }, 'major'],
    [both('major_outage'), 'critical'],
  ])('%j is %s', (words, impact) => {
    const incident = told([10, 'investigating', words]);
    expect(impactOf(incident, everywhere)).toBe(impact);
    expect(currentImpact(incident, everywhere)).toBe(impact);
  });

  it('is at least minor where money or codes are in danger', () => {
    const incident = { ...told([10, 'investigating']), kind: 'security' } as const;
    expect(impactOf(incident, everywhere)).toBe('minor');
  });

  it('is as staff have set it', () => {
    const incident: Incident = { ...told([10, 'investigating', out]), impact: 'none' };
    expect(impactOf(incident, everywhere)).toBe('none');
  });

  it('is remembered at its worst, and is none at the moment once it is over', () => {
    const incident = told([10, 'investigating', out], [20, 'monitoring', fine], [30, 'resolved']);
    expect(impactOf(incident, everywhere)).toBe('major');
    expect(currentImpact(incident, everywhere)).toBe('none');
  });

  test('never grows less by more that is said', () => {
    const order: readonly Impact[] = ['none', 'minor', 'major', 'critical'];
    const status = fc.constantFrom(...componentStatuses);
    fc.assert(
      fc.property(someHistory(), status, (incident, said) => {
        const more = someUpdate('more', now, { status: 'identified', components: { chat: said } });
        const longer = { ...incident, updates: [...incident.updates, more] };
        const rank = (one: Incident) => order.indexOf(impactOf(one, everywhere));
        expect(rank(longer)).toBeGreaterThanOrEqual(rank(incident));
      }),
      { numRuns: 200 },
    );
  });
});
