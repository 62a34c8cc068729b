import { describe, expect, it } from 'vitest';
import { minuteMs, someFacts, someNow, someWatched } from '../../../tests/support/facts.ts';
import { someIncident, someMaintenance, someOverride } from '../../../tests/support/words.ts';
import { noWords, type StaffWords } from '../words/staff-words.ts';
import { supportStatus } from './support-status.ts';

/** What is told of the chat, which a monitor sees in a state and of which staff say something. */
function toldOf(words: Partial<StaffWords>, state: 'up' | 'down', readWhen: 'now' | 'later') {
  const facts = someFacts(['chat'], { chat: { state } });
  const told = { ...facts, words: { ...noWords, ...words } };
  return supportStatus(someWatched(['chat']), told, someNow, readWhen).conditions[0];
}

describe('what is read at some later time', () => {
  const work = someMaintenance({ components: ['chat'] });
  it.each<[string, Partial<StaffWords>, 'up' | 'down', readonly string[]]>([
    ['well by a look', {}, 'up', ['operational', 'reachable', 'unknown']],
    ['down by a look', {}, 'down', ['major_outage', 'unreachable', 'unknown']],
    [
      'well by the word of staff',
      { overrides: [someOverride({ status: 'operational' })] },
      'down',
      ['operational', 'reachable', 'unknown'],
    ],
    [
      'down by the word of staff',
      { incidents: [someIncident({ components: { chat: 'major_outage' } })] },
      'up',
      ['major_outage', 'unreachable', 'unreachable'],
    ],
    [
      'worked on, which keeps nobody away',
      { maintenances: [{ ...work, reachability: 'reachable' }] },
      'up',
      ['under_maintenance', 'reachable', 'unknown'],
    ],
  ])('keeps the last status of what was %s, and counts on no way in', (_, words, state, all) => {
    const [status, atOnce, later] = all;
    expect(toldOf(words, state, 'now')).toMatchObject({
      ...{ status, reachability: atOnce, freshness: 'verified' },
    });
    expect(toldOf(words, state, 'later')).toMatchObject({
      ...{ status, reachability: later, freshness: 'unverified', freshUntil: null, proof: null },
    });
  });

  it('is what was so at the instant, whatever is due right after it', () => {
    const work = someMaintenance({ components: ['chat'], from: someNow + minuteMs });
    const told = { ...noWords, incidents: [someIncident()], maintenances: [work] };
    const facts = { ...someFacts(), words: told };
    const [now, later] = (['now', 'later'] as const).map((readWhen) =>
      supportStatus(someWatched(), facts, someNow, readWhen),
    );
    expect(later?.pasts).toEqual(now?.pasts);
    expect(later?.conditions.map(({ status }) => status)).toEqual(
      now?.conditions.map(({ status }) => status),
    );
    expect(later?.freshUntil).toBeNull();
  });
});
