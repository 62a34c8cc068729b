import { expect, test } from 'vitest';
import { someFacts, someNow, someTransition, someWatched } from '../../tests/support/facts.ts';
import { hoursOf } from '../../tests/support/hours.ts';
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
