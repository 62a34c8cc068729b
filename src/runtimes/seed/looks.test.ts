import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JudgedCheck } from '../../actions/record-checks.ts';
import { pendingState } from '../../domain/monitor/monitor-state.ts';
import { reasons } from '../../domain/monitor/reason.ts';
import { exampleTargets } from '../../sandbox/targets.ts';
import { readInstallation } from '../node/installation.ts';
import { busyTimes } from './busy-time.ts';
import { episodesUntil } from './episode.ts';
import { looksIn } from './looks.ts';
import { everyMonitor, type StoryLine, story } from './story.ts';
import { intervalIn, type Stretch } from './stretch.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const zone = 'Asia/Shanghai';
const until = Date.parse('2026-11-22T06:26:10Z');
const monitorsDir = path.resolve(import.meta.dirname, '../../../monitors');
const { resolve } = await readInstallation({}, { monitorsDir });
const { monitors } = resolve(exampleTargets).watched;
const busyAt = busyTimes(zone);

function monitorOf(slug: string) {
  const found = monitors.find((one) => one.slug === slug);
  if (!found) throw new Error(`The shipped site has no monitor "${slug}".`);
  return found;
}

function looksAt(slug: string, stretch: Stretch, told = story): readonly JudgedCheck[] {
  const plot = { episodes: episodesUntil(told, zone, until), busyAt };
  return [...looksIn(stretch, monitorOf(slug), plot, pendingState(slug, 'local', minuteMs))];
}

/** Between two local times, with a look every minute. */
function minutely(from: string, to: string): Stretch {
  const [start, end] = [Date.parse(`${from}:00+08:00`), Date.parse(`${to}:00+08:00`)];
  return { start, end, everyMs: minuteMs };
}

function changesIn(looks: readonly JudgedCheck[]) {
  return looks.flatMap(({ transition }) => (transition ? [transition] : []));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describe('a line of the story', () => {
  const troubles = story.filter(
    ([, , , slug, happening]) => slug !== everyMonitor && happening !== 'flapping',
  );

  it.each(troubles)(
    'of %i days ago at %s, %i minutes of %s %s, is found in its rhythm',
    (...line) => {
      const [daysAgo, , , slug, happening] = line satisfies StoryLine;
      const [episode] = episodesUntil([line], zone, until);
      if (!episode) throw new Error('The line tells nothing.');
      const everyMs = (daysAgo > 14 ? 10 : 1) * minuteMs;
      const around = { start: episode.start - 2 * hourMs, end: episode.end + 2 * hourMs, everyMs };
      const [, began, ended, ...more] = changesIn(looksAt(slug, around, [line]));
      expect(more).toEqual([]);
      expect(began?.reason).toBe(happening);
      expect(ended?.state).toBe('up');
      const interval = intervalIn(around, monitorOf(slug).intervalMs);
      for (const late of [(began?.at ?? 0) - episode.start, (ended?.at ?? 0) - episode.end]) {
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(interval);
      }
    },
  );

  it('begins and ends by the clocks of the site', () => {
    const line: StoryLine = [9, '14:13', 31, 'chat-conversation', 'connection_refused'];
    expect(episodesUntil([line], zone, until)).toEqual([
      {
        start: Date.parse('2026-11-13T14:13:00+08:00'),
        end: Date.parse('2026-11-13T14:44:00+08:00'),
        monitor: 'chat-conversation',
        happening: 'connection_refused',
      },
    ]);
  });
});

describe('made-up looks', () => {
  it('tell of a chat that grows slow, fails, and is well again', () => {
    const looks = looksAt('chat-conversation', minutely('2026-11-13T13:30', '2026-11-13T15:30'));
    expect(changesIn(looks).map(({ state, reason }) => [state, reason])).toEqual([
      ['up', null],
      ['degraded', 'slow'],
      ['down', 'connection_refused'],
      ['up', null],
    ]);
  });

  it('repeat a failure at once until it is confirmed', () => {
    const looks = looksAt('chat-conversation', minutely('2026-11-13T14:13', '2026-11-13T14:15'));
    const [first, second, third, next] = looks.map(({ check }) => check.startedAt);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2000);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(5000);
    expect((next ?? 0) - (first ?? 0)).toBe(minuteMs);
  });

  it('flap for a minute without a change of state', () => {
    const looks = looksAt('signin-health', minutely('2026-11-11T10:00', '2026-11-11T10:30'));
    expect(looks.filter(({ check }) => check.outcome === 'down')).toHaveLength(1);
    expect(changesIn(looks).map(({ state }) => state)).toEqual(['up']);
  });

  it('are not there while nobody looked', () => {
    const looks = looksAt('api-health', minutely('2026-11-10T04:00', '2026-11-10T05:00'));
    expect(looks).toHaveLength(35);
  });

  it('carry the outcome of their reason, and phases that add up', () => {
    for (const { slug } of monitors) {
      for (const { check } of looksAt(slug, minutely('2026-11-13T00:00', '2026-11-14T00:00'))) {
        const { outcome, reason, latencyMs, phases } = check;
        expect(outcome).toBe(reason === null ? 'up' : reasons[reason].outcome);
        const sum = Object.values(phases).reduce((total, ms) => total + ms, 0);
        expect(latencyMs).toBeCloseTo(sum, 1);
      }
    }
  });

  it('wait longer on a Monday morning than at night', () => {
    const waits = (from: string, to: string) =>
      median(
        looksAt('chat-conversation', minutely(from, to)).map(
          ({ check }) => check.measures.queueWaitSeconds ?? 0,
        ),
      );
    const night = waits('2026-11-16T03:00', '2026-11-16T04:00');
    const morning = waits('2026-11-16T10:00', '2026-11-16T11:00');
    expect(night).toBeLessThan(40);
    expect(morning).toBeGreaterThan(4 * night);
  });

  it('are the same each time', () => {
    const day = minutely('2026-11-16T00:00', '2026-11-17T00:00');
    expect(looksAt('email-round-trip', day)).toEqual(looksAt('email-round-trip', day));
  });

  it('go on from what is known, and leave out what is older', () => {
    const day = minutely('2026-11-16T00:00', '2026-11-17T00:00');
    const monitor = monitorOf('api-health');
    const plot = { episodes: [], busyAt };
    const all = [...looksIn(day, monitor, plot, pendingState('api-health', 'local', minuteMs))];
    const half = all[719];
    if (!half) throw new Error('There are too few looks.');
    expect([...looksIn(day, monitor, plot, half.after)]).toEqual(all.slice(720));
  });
});
