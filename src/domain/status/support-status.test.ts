import { expect, test } from 'vitest';
import {
  someFacts,
  someNow,
  somePause,
  someTransition,
  someWatched,
} from '../../../tests/support/facts.ts';
import { hoursOf } from '../../../tests/support/hours.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import { uptimesWithin } from '../past/component-past.ts';
import { noWords, type StaffWords } from '../words/staff-words.ts';
import { supportStatus } from './support-status.ts';

const dayMs = 24 * 60 * 60 * 1000;

test('the same facts and a later time give the unverified form', () => {
  const watched = someWatched();
  const now = supportStatus(watched, someFacts(), someNow);
  const until = now.freshUntil ?? 0;
  expect(now.indicator).toBe('none');
  expect(supportStatus(watched, someFacts(), until - 1).indicator).toBe('none');
  const later = supportStatus(watched, someFacts(), until);
  expect(later.indicator).toBe('minor');
  for (const { freshness, reachability } of later.conditions) {
    expect(['unverified', 'unprobed']).toContain(freshness);
    expect(reachability).toBe('unknown');
  }
  expect(later.freshUntil).toBeNull();
});

test('a monitor that is gone from the files leaves its past to its component', () => {
  const facts = someFacts(['chat', 'api'], {}, [
    someTransition('chat', someNow - 2 * dayMs, 'down'),
    someTransition('chat', someNow - 2 * dayMs + 60_000, 'up'),
  ]);
  const renamed = {
    ...someWatched(['chat', 'api']),
    monitors: someWatched(['chat', 'api']).monitors.map((monitor) =>
      monitor.component === 'chat' ? { ...monitor, slug: 'chat-anew' } : monitor,
    ),
  };
  const status = supportStatus(renamed, facts, someNow);
  const days = status.pasts.get('chat')?.days ?? [];
  expect(days.at(-3)?.worst).toBe('major_outage');
  expect(status.conditions[0]).toMatchObject({ status: 'operational', freshness: 'unverified' });
});

test('a monitor that is paused counts again from the instant at which its pause ends', () => {
  const until = someNow + 30_000;
  const states = { chat: { state: 'down', since: 0, lastDecidedAt: someNow } } as const;
  const facts = { ...someFacts(['chat'], states), pauses: [somePause('chat', { until })] };
  const at = (now: number) => supportStatus(someWatched(['chat']), facts, now);
  const chat = (now: number) => at(now).conditions[0];
  expect(at(someNow).changesAt).toBe(until);
  expect(chat(until - 1)).toMatchObject({ freshness: 'unprobed', reachability: 'unknown' });
  expect(chat(until)).toMatchObject({ freshness: 'verified', reachability: 'unreachable' });
  expect(chat(someNow - 61 * 60_000)).toMatchObject({ status: 'major_outage' });
});

test('a component that nobody looks at for a while keeps the past that is known of it', () => {
  const facts = { ...someFacts(['chat']), pauses: [somePause('chat')] };
  const { pasts, conditions } = supportStatus(someWatched(['chat']), facts, someNow);
  expect(conditions[0]?.pausedSince).toBe(someNow - 60 * 60_000);
  expect(pasts.get('chat')?.days).toHaveLength(90);
});

test('a monitor that only others can look at counts once one of them has', () => {
  const { site, monitors } = someWatched(['chat', 'email']);
  const watched = { site, monitors: monitors.slice(0, 1), elsewhere: monitors.slice(1) };
  const email = (probed: readonly string[]) =>
    supportStatus(watched, someFacts(probed), someNow).conditions.find(
      ({ component }) => component.slug === 'email',
    );
  expect(email(['chat'])?.freshness).toBe('unprobed');
  expect(email(['chat', 'email'])?.freshness).toBe('verified');
});

test('what fails while a channel is closed is not in its past, and in that of others it is', () => {
  const weekdays = hoursOf({ week: { 'mon-fri': '09:00-18:00' } });
  const { site, monitors } = someWatched(['chat', 'api']);
  const groups = site.groups.map((group) => ({
    ...group,
    components: group.components.map((component) =>
      component.slug === 'chat' ? { ...component, hours: weekdays } : component,
    ),
  }));
  // From Friday 2026-11-20, 17:00 in Beijing, until Saturday, 12:00.
  const failing = ['chat', 'api'].flatMap((slug) => [
    someTransition(slug, Date.parse('2026-11-20T09:00:00Z'), 'down'),
    someTransition(slug, Date.parse('2026-11-21T04:00:00Z'), 'up'),
  ]);
  const watched = { site: { ...site, groups }, monitors };
  const { pasts } = supportStatus(watched, someFacts(['chat', 'api'], {}, failing), someNow);
  const hourMs = 60 * 60 * 1000;
  const hoursOut = (slug: string) =>
    pasts
      .get(slug)
      ?.days.slice(-3)
      .map(({ worst, worstMs }) => [worst, worstMs / hourMs]);
  expect(hoursOut('chat')).toEqual([
    ['major_outage', 1],
    ['operational', 0],
    ['operational', 0],
  ]);
  expect(hoursOut('api')).toEqual([
    ['major_outage', 7],
    ['major_outage', 12],
    ['operational', 0],
  ]);
});

test('an incident that is written down afterwards is in the past of its component, and in its uptime', () => {
  const hourMs = 60 * 60_000;
  const startedAt = someNow - 3 * dayMs;
  const incident = someIncident({
    startedAt,
    updates: [
      someUpdate('a', startedAt + hourMs, {
        status: 'resolved',
        components: { chat: 'major_outage' },
      }),
    ],
  });
  const chatOf = (incidents: StaffWords['incidents']) => {
    const facts = { ...someFacts(), words: { ...noWords, incidents } };
    const past = supportStatus(someWatched(), facts, someNow).pasts.get('chat');
    return { day: past?.days.at(-4), uptime: past && uptimesWithin(past, past.quarter) };
  };
  expect(chatOf([]).day).toMatchObject({ worst: 'operational' });
  expect(chatOf([incident]).day).toMatchObject({ worst: 'major_outage', worstMs: hourMs });
  const [before, after] = [chatOf([]), chatOf([incident])].map(
    ({ uptime }) => uptime?.roundTheClock,
  );
  expect(after?.coveredMs).toBe(before?.coveredMs);
  expect(after?.downMs).toBe((before?.downMs ?? 0) + hourMs);
});

test('time alone changes what staff say: the page is to be made anew at each of these instants', () => {
  const soon = someNow + 3000;
  const changesAt = (words: Partial<StaffWords>) =>
    supportStatus(someWatched(), { ...someFacts(), words: { ...noWords, ...words } }, someNow)
      .changesAt;
  const promised = [someUpdate('a', someNow - dayMs, { nextUpdateBy: soon })];
  expect(changesAt({})).toBeGreaterThan(soon);
  expect(changesAt({ incidents: [someIncident({ updates: promised })] })).toBe(soon);
  expect(changesAt({ maintenances: [someMaintenance({ from: soon })] })).toBe(soon);
  expect(changesAt({ maintenances: [someMaintenance({ until: soon })] })).toBe(soon);
  expect(changesAt({ overrides: [{ ...someOverride(), expiresAt: soon }] })).toBe(soon);
  expect(changesAt({ announcements: [someAnnouncement({ publishedAt: soon })] })).toBe(soon);
  expect(changesAt({ announcements: [someAnnouncement({ until: soon })] })).toBe(soon);
});

test('an open incident raises the indicator as far as it is bad now, however old it is', () => {
  const indicator = (...incidents: StaffWords['incidents']) =>
    supportStatus(someWatched(), { ...someFacts(), words: { ...noWords, incidents } }, someNow)
      .indicator;
  const old = { startedAt: someNow - 200 * dayMs };
  expect(indicator(someIncident(old))).toBe('major');
  expect(indicator(someIncident({ ...old, components: {} }))).toBe('none');
  expect(indicator(someIncident({ ...old, components: {}, kind: 'security' }))).toBe('minor');
  expect(indicator(someIncident({ ...old, impact: 'critical' }))).toBe('critical');
});
