import { describe, expect, it } from 'vitest';
import {
  minuteMs,
  someFacts,
  someNow,
  someSite,
  someWatched,
} from '../../../tests/support/facts.ts';
import { someIncident, someOverride } from '../../../tests/support/words.ts';
import { type Component, type ComponentStatus, siteComponents } from '../component.ts';
import type { MonitorState } from '../monitor/monitor-state.ts';
import { noWords } from '../words/staff-words.ts';
import { fallbacksOf } from './fallbacks.ts';
import { supportStatus } from './support-status.ts';

const [chat, phone, email] = siteComponents(someSite());

/** The conditions of all components, of which staff say these statuses; nobody looks at phone and email. */
function conditions(said: Readonly<Record<string, ComponentStatus>> = {}) {
  const overrides = Object.entries(said).map(([component, status]) =>
    someOverride({ component, status }),
  );
  const facts = { ...someFacts(), words: { ...noWords, overrides } };
  return supportStatus(someWatched(), facts, someNow).conditions;
}

describe('the ways to offer instead', () => {
  it.each<[string, readonly string[], readonly string[], Record<string, ComponentStatus>, string]>([
    ['those of the site, best first', ['chat'], [], {}, 'phone, email'],
    [
      'first those that staff name, then those of the site',
      ['chat'],
      ['email'],
      {},
      'email, phone',
    ],
    ['each once', ['chat'], ['phone', 'email', 'phone'], {}, 'phone, email'],
    ['also what the site would not name', ['chat'], ['api'], {}, 'api, phone, email'],
    ['not what is in trouble itself', ['chat', 'phone'], ['chat'], {}, 'email'],
    ['not what fails, whoever names it', ['chat'], ['phone'], { phone: 'major_outage' }, 'email'],
    ['also what works in part', ['chat'], [], { phone: 'partial_outage' }, 'phone, email'],
    ['what is no part of the site is nowhere', ['chat'], ['fax'], {}, 'phone, email'],
    ['what staff name where no component is in trouble', [], ['email'], {}, 'email'],
  ])('are %s', (_, inTrouble, fallbacks, said, expected) => {
    const components = [chat, phone, email].filter(
      (one): one is Component => one !== undefined && inTrouble.includes(one.slug),
    );
    const ways = fallbacksOf({ incidents: [{ fallbacks }], components }, conditions(said));
    expect(ways.map(({ component }) => component.slug).join(', ')).toBe(expected);
  });

  it.each<[string, Partial<MonitorState>, string]>([
    ['an outage', { state: 'down', lastOutcome: 'down' }, 'email'],
    ['trouble', { state: 'degraded', lastOutcome: 'degraded' }, 'phone, email'],
    ['well', {}, 'phone, email'],
  ])('where the last look at the phone is long ago and found %s', (_, state, expected) => {
    const longAgo = someNow - 60 * minuteMs;
    const phoneState = { lastCheckAt: longAgo, lastDecidedAt: longAgo, ...state };
    const facts = someFacts(['chat', 'phone'], { phone: phoneState });
    const { conditions: seen } = supportStatus(someWatched(['chat', 'phone']), facts, someNow);
    expect(seen[1]?.reachability).toBe('unknown');
    const ways = fallbacksOf({ incidents: [], components: chat ? [chat] : [] }, seen);
    expect(ways.map(({ component }) => component.slug).join(', ')).toBe(expected);
  });

  it.each<[ComponentStatus, string]>([
    ['partial_outage', 'email'],
    ['operational', 'phone, email'],
  ])('while a warning says of the phone that it is %s, are %s', (status, expected) => {
    const warning = someIncident({ kind: 'security', components: { phone: status } });
    const facts = { ...someFacts(), words: { ...noWords, incidents: [warning] } };
    const { conditions: seen } = supportStatus(someWatched(), facts, someNow);
    const components = chat ? [chat] : [];
    const ways = fallbacksOf({ incidents: [], components }, seen);
    expect(ways.map(({ component }) => component.slug).join(', ')).toBe(expected);
  });
});
