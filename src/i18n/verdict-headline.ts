import { componentStatuses } from '../domain/component.ts';
import { isBotAlone } from '../domain/hours/staffing.ts';
import { botsAlone, type Named, openingFirst, type Verdict } from '../domain/status/verdict.ts';
import type { Statement } from './verdict-statement.ts';
import { offered, sharedHoliday, sinceOf, type Told, waysOf } from './verdict-ways.ts';

/** What the headline states: the trouble, and then how to get through to people. */
export function headlineStatements(verdict: Verdict, told: Told): readonly Statement[] {
  return [...troubleStatements(verdict, told), ...wayStatements(verdict, told)];
}

/**
 * Worst first: what fails, what is slow, and what nobody could verify. Slow channels are left to the
 * last sentence where they are the only way in.
 */
function troubleStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const offeredBelow = onlySlow(verdict);
  const limited = verdict.limited.filter((named) => !offeredBelow.includes(named));
  const troubled = [...verdict.unreachable, ...limited];
  const statuses = componentStatuses.toReversed();
  const failing = statuses.flatMap((status) => {
    const same = troubled.filter(({ condition }) => condition.status === status);
    if (status === 'operational' || same.length === 0) return [];
    const ways = waysOf(same, verdict, told);
    return [{ kind: 'trouble' as const, status, ways, since: sinceOf(same, told) }];
  });
  return [...failing, ...unverifiedStatements(verdict, told)];
}

function unverifiedStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const { unverified } = verdict;
  if (unverified.length === 0) return [];
  const ways = waysOf(unverified, verdict, told);
  if (unverified.every(({ since }) => since === null)) return [{ kind: 'pending', ways }];
  const since = sinceOf(unverified, told);
  return [{ kind: 'unverified', ways, since: since?.kind === 'all' ? since.time : null }];
}

/** How to get through now; a bot is no way to people, and named only where nothing else answers. */
function wayStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const reachable = verdict.reachable.filter(isStaffed);
  if (reachable.length > 0) return [{ kind: 'reachable', ways: offered(reachable, verdict, told) }];
  const slow = onlySlow(verdict);
  if (slow.length > 0) {
    return [{ kind: 'slowly', ways: offered(slow, verdict, told), since: sinceOf(slow, told) }];
  }
  if (verdict.limited.some(isStaffed)) return [{ kind: 'tryAgain' }];
  const bots = botsAlone(verdict);
  if (bots.length > 0) return [{ kind: 'botOnly', ways: waysOf(bots, verdict, told) }];
  return untoldStatements(verdict, told);
}

/** Where nothing is known to answer. */
function untoldStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const { unreachable, unverified, unprobed, closed } = verdict;
  if (unprobed.length > 0) {
    const kind = unreachable.length + unverified.length > 0 ? 'stillTry' : 'contact';
    return [{ kind, ways: offered(unprobed, verdict, told) }];
  }
  if (unverified.length > 0) {
    const pending = unverified.every(({ since }) => since === null) && unreachable.length === 0;
    return [pending ? { kind: 'awaiting' } : { kind: 'cannotTell', count: unverified.length }];
  }
  if (unreachable.length > 0) return [{ kind: 'nobody' }];
  return closed.length > 0 ? allClosed(closed, verdict, told) : [{ kind: 'noChannel' }];
}

/** Nobody is there now: what opens first is what helps. */
function allClosed(closed: readonly Named[], verdict: Verdict, told: Told): readonly Statement[] {
  const all = { kind: 'allClosed', holiday: sharedHoliday(closed, told) } as const;
  const first = openingFirst(closed);
  const opensAt = first[0] ? told.opening(first[0]) : null;
  if (opensAt === null) return [all];
  return [all, { kind: 'opens', ways: waysOf(first, verdict, told), opensAt }];
}

/** Where people get through to people, but nowhere without having to wait: the channels, else none. */
function onlySlow({ reachable, limited }: Verdict): readonly Named[] {
  const staffed = limited.filter(isStaffed);
  const slow = staffed.every(({ condition }) => condition.status === 'degraded_performance');
  return slow && !reachable.some(isStaffed) ? staffed : [];
}

function isStaffed({ condition }: Named): boolean {
  return !isBotAlone(condition.staffing);
}
