import { expect, test } from 'vitest';
import {
  dayMs,
  minuteMs,
  someFacts,
  someNow,
  someTransition,
  someWatched,
} from '../../../tests/support/facts.ts';
import { nothingOlder } from '../../../tests/support/words.ts';
import { uptimesWithin } from '../../domain/past/component-past.ts';
import { uptimePercent } from '../../domain/past/uptime.ts';
import { noSettings, type Settings } from '../../domain/settings/setting.ts';
import { createSnapshots } from './snapshot.ts';

/** Chat was down from 02:00 to 06:00 of each of the last three nights in Beijing. */
const nights = [1, 2, 3].flatMap((ago) => {
  const midnight = Date.parse('2026-11-21T16:00:00Z') - ago * dayMs;
  return [
    someTransition('chat', midnight + 120 * minuteMs, 'down'),
    someTransition('chat', midnight + 360 * minuteMs, 'up'),
  ];
});

function snapshotsWith(settings: { current: Settings }) {
  const reads: string[] = [];
  const facts = someFacts(undefined, {}, nights);
  const snapshots = createSnapshots({
    ...{ watched: someWatched(), readSaid: nothingOlder, compress: {}, notice: 'none' },
    readFacts: async () => ({ ...facts, settings: settings.current }),
    readAnswers: async (component) => {
      reads.push(component);
      return [];
    },
    readPast: async () => facts,
    ...{ now: () => someNow, baseUrl: 'https://status.example', log: () => undefined },
  });
  return { snapshots, reads };
}

function hours(from: string): Settings {
  const value = { week: { 'mon-sun': `${from}-22:00` } };
  return [{ kind: 'hours', subject: 'chat', value, version: 1, updatedAt: someNow }];
}

test('edited hours make another uptime of the same past', async () => {
  const settings = { current: noSettings };
  const { snapshots } = snapshotsWith(settings);
  const uptime = async (edited: Settings) => {
    settings.current = edited;
    await snapshots.refresh();
    const past = (await snapshots.current()).status.pasts.get('chat');
    if (!past) throw new Error('Chat has a past.');
    const { roundTheClock, inServiceHours } = uptimesWithin(past, past.quarter);
    return [uptimePercent(roundTheClock), uptimePercent(inServiceHours)];
  };
  const [always, served] = await uptime(noSettings);
  expect(served).toBe(always);
  expect(always).toBeLessThan(99.5);
  // While it is closed, nothing that monitors see is an outage.
  expect(await uptime(hours('08:00'))).toEqual([100, 100]);
  const [, early = 0] = await uptime(hours('04:00'));
  expect(early).toBeLessThan(100);
  expect(early).not.toBe(always);
});

test('what is watched stays the same object until settings change, and so does what was read', async () => {
  const settings = { current: hours('08:00') };
  const { snapshots, reads } = snapshotsWith(settings);
  const look = async () => {
    await snapshots.refresh();
    const { watched, pages } = await snapshots.current();
    await pages.get('/en/components/chat');
    return watched;
  };
  const first = await look();
  expect(await look()).toBe(first);
  expect(reads).toEqual(['chat']);
  settings.current = hours('04:00');
  const second = await look();
  expect(second).not.toBe(first);
  expect(second.monitors).toBe(first.monitors);
  expect(reads).toEqual(['chat', 'chat']);
});
