import { isBotAlone } from '../domain/hours/staffing.ts';
import { botsAlone, openingFirst, type Verdict } from '../domain/status/verdict.ts';
import type { Statement } from './verdict-statement.ts';
import { offered, sharedHoliday, type Told, waysOf } from './verdict-ways.ts';

/** What is said smaller below a headline, and is not in it. */
export function noteStatements(
  verdict: Verdict,
  told: Told,
  headline: readonly Statement[],
): readonly Statement[] {
  const said = new Set(headline.map(({ kind }) => kind));
  return [
    ...reducedStatements(verdict, told),
    ...(said.has('botOnly') ? [] : botStatements(verdict, told)),
    ...closedStatements(verdict, told, said),
    ...uncheckedStatements(verdict, told),
    ...functionStatements(verdict, told),
    ...unverifiedFunctionStatements(verdict, told),
  ];
}

function reducedStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const fewer = verdict.reduced.filter(({ condition }) => !isBotAlone(condition.staffing));
  return fewer.length > 0 ? [{ kind: 'reduced', ways: waysOf(fewer, verdict, told) }] : [];
}

function botStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const bots = botsAlone(verdict);
  return bots.length > 0 ? [{ kind: 'botOnly', ways: waysOf(bots, verdict, told) }] : [];
}

/** Closed channels by when they open; the ones that the headline names already are left out. */
function closedStatements(
  verdict: Verdict,
  told: Told,
  said: ReadonlySet<Statement['kind']>,
): readonly Statement[] {
  const { closed } = verdict;
  const holidaySaid = said.has('allClosed') && sharedHoliday(closed, told) !== null;
  const named = said.has('opens') ? openingFirst(closed) : [];
  const left = closed.filter((one) => !named.includes(one));
  const times = [...new Set(left.map((one) => told.opening(one)))];
  return times.map((opensAt) => {
    const same = left.filter((one) => told.opening(one) === opensAt);
    const holiday = holidaySaid ? null : sharedHoliday(same, told);
    return { kind: 'closed', ways: waysOf(same, verdict, told), holiday, opensAt };
  });
}

/** What nobody looks at is named here, unless the headline already offers it. */
function uncheckedStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const { reachable, limited, unprobed } = verdict;
  if (unprobed.length === 0) return [];
  if (reachable.length + limited.length === 0) {
    return [{ kind: 'theseNotChecked', count: unprobed.length }];
  }
  return [{ kind: 'notChecked', ways: offered(unprobed, verdict, told) }];
}

function functionStatements({ troubled }: Verdict, told: Told): readonly Statement[] {
  const items = troubled.flatMap((named) => {
    const { status } = named.condition;
    if (status === 'operational') return [];
    return [{ name: told.nameOf(named), status, since: told.time(named.since) }];
  });
  return items.length > 0 ? [{ kind: 'functions', items }] : [];
}

/** Functions whose first look is still under way are left to their rows. */
function unverifiedFunctionStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const known = verdict.unverifiedFunctions.filter(({ since }) => since !== null);
  return known.length > 0 ? [{ kind: 'functionsUnverified', names: known.map(told.nameOf) }] : [];
}
