import { describe, expect, it } from 'vitest';
import {
  minuteMs,
  probedSlugs,
  someFacts,
  someNow,
  someSite,
  someWatched,
} from '../../../tests/support/facts.ts';
import type { Facts } from '../../domain/facts.ts';
import { noSettings } from '../../domain/settings/setting.ts';
import { supportStatus } from '../../domain/status/support-status.ts';
import type { Watched } from '../../domain/watched.ts';
import { noWords } from '../../domain/words/staff-words.ts';
import { publicView } from './view.ts';

function viewOf(facts: Facts, watched: Watched = someWatched(), now = someNow) {
  return publicView(watched, supportStatus(watched, facts, now), 'none');
}

function lampsOf(facts: Facts, now = someNow) {
  const components = viewOf(facts, someWatched(), now).groups.flatMap((group) => group.components);
  return Object.fromEntries(components.map(({ slug, lamp }) => [slug, lamp]));
}

const nobodyLooked: Facts = {
  monitors: [],
  states: [],
  pauses: [],
  transitions: [],
  coverage: [],
  firstLookAt: null,
  words: noWords,
  settings: noSettings,
};

describe('publicView', () => {
  it('shows a lamp by freshness first and by status then', () => {
    const since = someNow - minuteMs;
    const facts = someFacts(undefined, {
      chat: { state: 'down', since, reason: 'connection_refused' },
      api: { state: 'degraded', since, reason: 'slow' },
      signin: { state: 'down', since, lastDecidedAt: someNow - 10 * minuteMs },
    });
    expect(lampsOf(facts)).toMatchObject({
      chat: 'major_outage',
      phone: 'unprobed',
      api: 'degraded_performance',
      signin: 'unverified',
      payments: 'operational',
    });
  });

  it('is as fresh as the oldest look that it stands on', () => {
    const facts = someFacts(undefined, { api: { lastDecidedAt: someNow - minuteMs } });
    expect(viewOf(facts).freshness).toEqual({
      kind: 'partly',
      at: someNow - minuteMs,
      ageMs: minuteMs,
      believedForMs: 15_000,
    });
  });

  it('is wholly verified only when every channel is looked at', () => {
    const all = [...probedSlugs, 'phone', 'email'];
    expect(viewOf(someFacts(all), someWatched(all)).freshness.kind).toBe('verified');
    const withoutFunction = all.filter((slug) => slug !== 'payments');
    const functionUnprobed = viewOf(someFacts(withoutFunction), someWatched(withoutFunction));
    expect(functionUnprobed.freshness.kind).toBe('verified');
    const withoutPhone = all.filter((slug) => slug !== 'phone');
    const phoneUnprobed = viewOf(someFacts(withoutPhone), someWatched(withoutPhone));
    expect(phoneUnprobed.freshness.kind).toBe('partly');
  });

  it('carries the indicator, and the zone with its offset', () => {
    const { indicator, zone } = viewOf(someFacts(undefined, { chat: { state: 'down' } }));
    expect(indicator).toBe('major');
    expect(zone).toEqual({ zh: '北京时间（UTC+8）', en: 'Beijing time (UTC+8)' });
  });

  it.each([
    ['partly', someFacts(undefined, { api: { lastDecidedAt: someNow - 9 * minuteMs } }), someNow],
    ['unverified', someFacts(), someNow + 9 * minuteMs],
    ['pending', nobodyLooked, someNow],
  ] as const)('knows that it is %s', (kind, facts, now) => {
    expect(viewOf(facts, someWatched(), now).freshness.kind).toBe(kind);
  });

  it('says when nothing is watched automatically at all', () => {
    const watched = { site: someSite(), monitors: [] };
    expect(viewOf(nobodyLooked, watched).freshness).toEqual({ kind: 'unprobed' });
  });

  it('tells groups of channels from groups of functions', () => {
    const kinds = viewOf(someFacts()).groups.map(({ slug, kind }) => [slug, kind]);
    expect(kinds).toEqual([
      ['support', 'channels'],
      ['wallet', 'functions'],
    ]);
  });

  it('counts every day of the strip once, and has none where nobody looks', () => {
    const components = viewOf(someFacts()).groups.flatMap((group) => group.components);
    const without = components.filter(({ history }) => history === null);
    expect(without.map(({ slug }) => slug)).toEqual(['phone', 'email']);
    for (const { history } of components) {
      if (history === null) continue;
      const { all, status, unchecked } = history.counts;
      const counted = Object.values(status).reduce((sum, count) => sum + count, unchecked);
      expect(counted).toBe(all);
    }
  });
});
