import { describe, expect, it } from 'vitest';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import {
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import type { ComponentStatus } from '../../domain/component.ts';
import type { Incident } from '../../domain/words/incident.ts';
import { staffWordOf, wordOf } from '../../domain/words/staff-word.ts';
import { noWords, type StaffWords } from '../../domain/words/staff-words.ts';
import { componentSaid } from './component-said.ts';

/** What the row of the chat tells where monitors see this status and staff say these words. */
function told(words: Partial<StaffWords>, seen: ComponentStatus = 'operational', now = someNow) {
  const said = staffWordOf({ ...noWords, ...words }, 'chat', now);
  return componentSaid({ ...wordOf(said, { status: seen, since: null }, now), said }, now);
}

function saying(id: string, status: ComponentStatus): Incident {
  const updates = [someUpdate(`${id}update`, someNow - minuteMs, { components: { chat: status } })];
  return someIncident({ id, updates });
}

describe('the row of a component tells', () => {
  it('nothing where staff say nothing', () => {
    expect(told({})).toBeNull();
    expect(told({}, 'major_outage')).toBeNull();
  });

  it('the reason of an override before all else', () => {
    const overrides = [someOverride()];
    const incidents = [saying('one', 'major_outage')];
    expect(told({ overrides, incidents })).toEqual({
      kind: 'override',
      reason: overrides[0]?.reason,
    });
  });

  it('the newest incident that says what holds', () => {
    const incidents = [
      saying('one', 'major_outage'),
      saying('two', 'major_outage'),
      saying('three', 'degraded_performance'),
    ];
    expect(told({ incidents })).toMatchObject({ kind: 'incident', id: 'two' });
  });

  it('an incident also where monitors see worse than it says, but not where all is well', () => {
    const incidents = [saying('one', 'degraded_performance')];
    expect(told({ incidents }, 'major_outage')).toMatchObject({ id: 'one' });
    expect(told({ incidents: [saying('one', 'operational')] })).toBeNull();
  });

  it.each([
    ['until the last window ends', 50, 50],
    ['without an end that has passed', -5, null],
  ])('planned work %s', (_, minutes, until) => {
    const work = someMaintenance({
      ...{ components: ['chat'], auto: false, from: someNow - 60 * minuteMs },
      until: someNow + minutes * minuteMs,
      updates: [{ ...someUpdate('u', someNow - 60 * minuteMs), status: 'in_progress' }],
    });
    const earlier = { ...work, id: 'earlier', scheduledUntil: work.scheduledUntil - minuteMs };
    expect(told({ maintenances: [work, earlier] })).toEqual({
      kind: 'maintenance',
      id: work.id,
      until: until === null ? null : someNow + until * minuteMs,
    });
  });
});
