import { expect, it } from 'vitest';
import { minuteMs, someFacts, someNow, someWatched } from '../../../tests/support/facts.ts';
import {
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import type { ComponentStatus } from '../component.ts';
import type { MonitorState } from '../monitor/monitor-state.ts';
import { supportStatus } from '../status/support-status.ts';
import type { Incident } from './incident.ts';
import { noWords, type StaffWords } from './staff-words.ts';

const ago = (minutes: number) => someNow - minutes * minuteMs;

const up = { state: 'up', since: ago(90), reason: null } as const;
const down = { state: 'down', since: ago(90), reason: 'connection_refused' } as const;

const outage = incident('major_outage', { status: 'resolved' });
const slowness = incident('degraded_performance', { status: 'resolved' });
const better = incident('major_outage', {
  status: 'monitoring',
  components: { chat: 'operational' },
});
const standing = someIncident({ startedAt: ago(60) });
const work = someMaintenance({ components: ['chat'], from: ago(40), until: ago(30) });
const fine = { status: 'operational', from: ago(50), expiresAt: ago(15) } as const;
const saidFine = someOverride({ component: 'chat', ...fine });
const saidSlow = someOverride({ component: 'chat', ...fine, status: 'degraded_performance' });
const takenBack = someOverride({ component: 'chat', from: ago(9), endedAt: ago(5) });

type Case = readonly [name: string, Partial<StaffWords>, Partial<MonitorState>, minutes: number];

const cases: readonly Case[] = [
  ['what they see where staff said nothing', {}, up, 90],
  ['the end of an incident', { incidents: [outage] }, up, 20],
  ['the update that took a word back', { incidents: [better] }, up, 20],
  ['the end of planned work, also of trouble', { maintenances: [work] }, down, 30],
  ['the end of an override', { overrides: [saidSlow] }, up, 15],
  ['the end of one that was taken back', { overrides: [takenBack] }, up, 5],
  ['the end of one that hid trouble', { overrides: [saidFine] }, down, 15],
  ['what they see where an override said the same', { overrides: [saidFine] }, up, 90],
  ['what they see where that was worse than an incident', { incidents: [slowness] }, down, 90],
];

it.each(cases)(
  'where monitors have the word, a status began with %s',
  (_, words, seen, minutes) => {
    expect(chatUnder(words, seen)).toMatchObject({ by: 'monitor', since: ago(minutes) });
  },
);

it('leaves the beginning of what an incident says', () => {
  const words = { incidents: [standing], overrides: [saidFine] };
  expect(chatUnder(words, up)).toMatchObject({ by: 'incident', since: ago(60) });
});

/** An hour old, with a second update 20 minutes ago. */
function incident(
  status: ComponentStatus,
  second: Partial<Pick<Incident['updates'][number], 'status'>> & {
    components?: Record<string, ComponentStatus>;
  },
): Incident {
  const first = someUpdate('updateaaaaaa', ago(60), { components: { chat: status } });
  const updates = [first, someUpdate('updatecccccc', ago(20), second)];
  return someIncident({ startedAt: ago(60), updates });
}

function chatUnder(words: Partial<StaffWords>, chat: Partial<MonitorState>) {
  const facts = { ...someFacts(['chat'], { chat }), words: { ...noWords, ...words } };
  return supportStatus(someWatched(['chat']), facts, someNow).conditions.find(
    ({ component }) => component.slug === 'chat',
  );
}
