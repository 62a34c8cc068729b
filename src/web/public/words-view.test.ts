import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs, someNow, someSite } from '../../../tests/support/facts.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someUpdate,
} from '../../../tests/support/words.ts';
import type { Incident } from '../../domain/words/incident.ts';
import { noWords, type StaffWords } from '../../domain/words/staff-words.ts';
import { wordsView } from './words-view.ts';

const hourMs = 60 * minuteMs;

function shown(words: Partial<StaffWords>, now = someNow) {
  return wordsView(someSite(), { ...noWords, ...words }, now);
}

function resolved(id: string, agoMs: number): Incident {
  const begun = someNow - agoMs - hourMs;
  const first = someUpdate(`${id}first`, begun, { components: { chat: 'major_outage' } });
  const last = someUpdate(`${id}last`, someNow - agoMs, { status: 'resolved' });
  return someIncident({ id, startedAt: begun, updates: [first, last] });
}

describe('the incidents of the status page', () => {
  it('are the open ones, however old, those that began last first', () => {
    const old = someIncident({ id: 'old', startedAt: someNow - 400 * dayMs });
    const young = someIncident({ id: 'young', startedAt: someNow - minuteMs });
    const { incidents } = shown({ incidents: [old, resolved('over', hourMs), young] });
    expect(incidents.map(({ id }) => id)).toEqual(['young', 'old']);
  });

  it('carry what is not well by their word now, how bad they were at worst, and their promise', () => {
    const first = someUpdate('first', someNow - hourMs, {
      components: { chat: 'major_outage', phone: 'degraded_performance', gone: 'partial_outage' },
    });
    const last = someUpdate('last', someNow - minuteMs, {
      status: 'monitoring',
      components: { chat: 'operational' },
      nextUpdateBy: someNow + hourMs,
    });
    const [incident] = shown({ incidents: [someIncident({ updates: [first, last] })] }).incidents;
    expect(incident).toMatchObject({
      status: 'monitoring',
      impact: 'major',
      components: [
        { name: { zh: '电话客服', en: 'Phone' }, status: 'degraded_performance' },
        { name: { zh: 'gone', en: 'gone' }, status: 'partial_outage' },
      ],
      promise: { kind: 'due', by: someNow + hourMs },
      updates: [{ id: 'last' }, { id: 'first' }],
    });
  });

  it('say nothing of how bad they are where neither components nor staff tell', () => {
    const impacts = [
      someIncident({ id: 'unnamed', components: {} }),
      someIncident({ id: 'chosen', components: {}, impact: 'none' }),
      someIncident({ id: 'well', components: { chat: 'operational' } }),
      someIncident({ id: 'security', components: {}, kind: 'security' }),
    ];
    const { incidents } = shown({ incidents: impacts });
    expect(Object.fromEntries(incidents.map(({ id, impact }) => [id, impact]))).toEqual({
      ...{ unnamed: null, chosen: 'none', well: 'none', security: 'minor' },
    });
  });

  it('stay for a day after they were resolved, those resolved last first, and five at most', () => {
    const some = [25, 23, 1, 2, 3, 4, 5].map((hours) => resolved(`${hours}`, hours * hourMs));
    expect(shown({ incidents: some }).resolved.map(({ id }) => id)).toEqual([
      ...['1', '2', '3', '4', '5'],
    ]);
    expect(shown({ incidents: some.slice(0, 2) }).resolved.map(({ id }) => id)).toEqual(['23']);
  });

  it('name all that they ever named once they are over', () => {
    const [incident] = shown({ incidents: [resolved('over', hourMs)] }).resolved;
    expect(incident).toMatchObject({
      impact: 'major',
      components: [{ slug: 'chat' }],
      startedAt: someNow - 2 * hourMs,
      resolvedAt: someNow - hourMs,
      promise: null,
    });
  });
});

describe('the planned work of the status page', () => {
  it.each([
    ['that is being done', -1, 1, ['window']],
    ['that begins within a week', 7 * 24 - 1, 7 * 24 + 1, ['window']],
    ['but none that begins later', 7 * 24, 7 * 24 + 1, []],
    ['but none that is over', -2, -1, []],
  ])('is that %s', (_, from, until, ids) => {
    const work = { id: 'window', from: someNow + from * hourMs, until: someNow + until * hourMs };
    const { maintenances } = shown({ maintenances: [someMaintenance(work)] });
    expect(maintenances.map(({ id }) => id)).toEqual(ids);
  });

  it('begins with what is being done', () => {
    const soon = someMaintenance({ id: 'soon', from: someNow + 1, until: someNow + hourMs });
    const now = someMaintenance({ id: 'now', advice: { works: { en: 'Email' } } });
    const { maintenances } = shown({ maintenances: [soon, now] });
    expect(maintenances).toMatchObject([
      { id: 'now', status: 'in_progress', advice: { works: { en: 'Email' } } },
      { id: 'soon', status: 'scheduled', components: [{ en: 'Phone' }] },
    ]);
  });
});

it('shows announcements from their instant until their end, newest first', () => {
  const announcements = [
    someAnnouncement({ id: 'older', publishedAt: someNow - 2 * dayMs }),
    someAnnouncement({ id: 'newer', publishedAt: someNow }),
    someAnnouncement({ id: 'to come', publishedAt: someNow + 1 }),
    someAnnouncement({ id: 'over', until: someNow }),
    someAnnouncement({ id: 'forgotten', publishedAt: someNow - 7 * dayMs }),
  ];
  expect(shown({ announcements }).announcements.map(({ id }) => id)).toEqual(['newer', 'older']);
});
