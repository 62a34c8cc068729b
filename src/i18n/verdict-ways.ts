import { fallbacksOf } from '../domain/status/fallbacks.ts';
import type { Named, Verdict } from '../domain/status/verdict.ts';
import { earliest } from '../domain/time/span.ts';
import type { Since, Way } from './verdict-statement.ts';

/** How names and times are printed in one language. */
export type Told = Readonly<{
  nameOf: (named: Named) => string;
  time: (instant: number | null) => string | null;
  /** When a closed channel opens. */
  opening: (named: Named) => string | null;
  /** The holiday for which a channel is closed. */
  holiday: (named: Named) => string | null;
}>;

/** The holiday for which all of them are closed; null where they are not for one and the same. */
export function sharedHoliday(closed: readonly Named[], told: Told): string | null {
  const [holiday = null, ...others] = new Set(closed.map(told.holiday));
  return others.length === 0 ? holiday : null;
}

/** The printed time that all of them share, or the earliest; null where none is known. */
export function sinceOf(named: readonly Named[], told: Told): Since | null {
  const instants = named.map(({ since }) => since);
  const time = told.time(earliest(instants));
  if (time === null) return null;
  return { kind: instants.every((since) => told.time(since) === time) ? 'all' : 'first', time };
}

/** Ways to offer: first the fallbacks of the channels in trouble, then the others. */
export function offered(named: readonly Named[], verdict: Verdict, told: Told): readonly Way[] {
  const troubled = [...verdict.unreachable, ...verdict.limited, ...verdict.unverified]
    .filter((one) => !named.includes(one))
    .map(({ condition }) => condition);
  const inTrouble = {
    incidents: troubled.flatMap(({ said }) => said.incidents.map(({ incident }) => incident)),
    components: troubled.map(({ component }) => component),
  };
  const offers = named.map(({ condition }) => condition);
  const preferred = fallbacksOf(inTrouble, offers);
  const rank = ({ condition }: Named) => {
    const place = preferred.indexOf(condition);
    return place < 0 ? preferred.length : place;
  };
  return waysOf(
    named.toSorted((a, b) => rank(a) - rank(b)),
    verdict,
    told,
  );
}

/** Channels as sentences name them. */
export function waysOf(named: readonly Named[], verdict: Verdict, told: Told): readonly Way[] {
  const { reachable, limited, unreachable, unverified, unprobed, closed } = verdict;
  const kinds = [reachable, limited, unreachable, unverified, unprobed, closed]
    .flat()
    .map(({ condition }) => condition.component.channel);
  return named.map((one) => {
    const kind = one.condition.component.channel ?? null;
    const only = kinds.filter((other) => other === kind).length === 1;
    return { name: told.nameOf(one), kind: only ? kind : null };
  });
}
