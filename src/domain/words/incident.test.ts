import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { someIncident, someUpdate } from '../../../tests/support/words.ts';
import {
  type Incident,
  type IncidentStatus,
  incidentMoves,
  incidentStatus,
  incidentStatuses,
  isOpen,
  isOver,
  latestStart,
  resolvedAt,
  startedFrom,
} from './incident.ts';

/** An incident that began at 10, with an update of each status at 10, 20, 30 and so on. */
function incidentOf(...statuses: readonly IncidentStatus[]): Incident {
  const updates = statuses.map((status, index) =>
    someUpdate(`update${index}`, (index + 1) * 10, { status }),
  );
  return someIncident({ startedAt: 10, updates });
}

describe('where an incident stands', () => {
  it.each<[readonly IncidentStatus[], IncidentStatus, resolved: number | null]>([
    [['investigating'], 'investigating', null],
    [['investigating', 'resolved'], 'resolved', 20],
    [['investigating', 'resolved', 'resolved'], 'resolved', 20],
    [['investigating', 'resolved', 'postmortem'], 'postmortem', 20],
    [['investigating', 'resolved', 'identified'], 'identified', null],
    [['investigating', 'resolved', 'identified', 'resolved', 'postmortem'], 'postmortem', 40],
    [['resolved'], 'resolved', 10],
    [['resolved', 'postmortem'], 'postmortem', 10],
  ])('after %j is %s', (statuses, status, resolved) => {
    const incident = incidentOf(...statuses);
    expect(incidentStatus(incident)).toBe(status);
    expect(resolvedAt(incident)).toBe(resolved);
    expect(isOpen(incident)).toBe(resolved === null);
  });
});

describe('where an incident may go', () => {
  const moves = incidentStatuses.flatMap((from) =>
    incidentStatuses.map((to) => ({ from, to, isAllowed: incidentMoves[from].includes(to) })),
  );
  const refused = moves.filter(({ isAllowed }) => !isAllowed);

  it('is anywhere, but no post-mortem comes before the end, and nothing else after it', () => {
    expect(refused.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'investigating → postmortem',
      'identified → postmortem',
      'monitoring → postmortem',
      'postmortem → investigating',
      'postmortem → identified',
      'postmortem → monitoring',
      'postmortem → resolved',
    ]);
  });

  test('only what was resolved can have a post-mortem, whatever happened before', () => {
    const walk = fc.array(fc.nat(), { maxLength: 12 }).map((choices) => {
      const statuses: IncidentStatus[] = ['investigating'];
      for (const choice of choices) {
        const possible = incidentMoves[statuses.at(-1) ?? 'investigating'];
        statuses.push(possible[choice % possible.length] ?? 'investigating');
      }
      return statuses;
    });
    fc.assert(
      fc.property(walk, (statuses) => {
        const first = statuses.indexOf('postmortem');
        if (first === -1) return;
        expect(statuses[first - 1]).toBe('resolved');
        expect(statuses.slice(first).every(isOver)).toBe(true);
      }),
    );
  });
});

describe('the beginning of an incident', () => {
  const now = 100;

  it('may move to any instant before what was said next, and the first word moves along', () => {
    const incident = incidentOf('investigating', 'identified');
    expect(latestStart(incident, now)).toBe(20);
    const later = startedFrom(incident, 15);
    expect([later.startedAt, later.updates.map(({ at }) => at)]).toEqual([15, [15, 20]]);
    expect(latestStart(incidentOf('investigating'), now)).toBe(now);
  });

  it('may turn out to have been earlier, and the first word stays when it was said', () => {
    const incident = incidentOf('investigating', 'identified');
    const earlier = startedFrom(incident, 3);
    expect([earlier.startedAt, earlier.updates.map(({ at }) => at)]).toEqual([3, [10, 20]]);
  });

  it('is before a first word that was only true later, and leaves it where it is', () => {
    const incident = { ...incidentOf('investigating', 'identified'), startedAt: 5 };
    expect(latestStart(incident, now)).toBe(10);
    expect(startedFrom(incident, 7).updates).toEqual(incident.updates);
  });

  it('is before the end of one that was written down when it was over', () => {
    const incident = incidentOf('resolved');
    expect(latestStart(incident, now)).toBe(10);
    expect(startedFrom(incident, 7)).toEqual({ ...incident, startedAt: 7 });
  });
});
