import type { Named, Verdict } from '../domain/status/verdict.ts';
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

/** Whether nobody but a bot answers there. */
export function isBotAlone({ condition: { staffing } }: Named): boolean {
  return staffing.kind === 'reduced' && staffing.by === 'bot';
}

/** Channels on which nobody but a bot answers; that does not help whoever needs people. */
export function botsAlone({ reachable, limited }: Verdict): readonly Named[] {
  return [...reachable, ...limited].filter(isBotAlone);
}

/** Of closed channels those that open first. */
export function openingFirst(closed: readonly Named[]): readonly Named[] {
  const earliest = Math.min(...closed.map(opening));
  return closed.filter((named) => opening(named) === earliest);
}

function opening({ condition: { staffing } }: Named): number {
  return staffing.kind === 'closed' ? (staffing.opensAt ?? Infinity) : Infinity;
}

/** The holiday for which all of them are closed; null where they are not for one and the same. */
export function sharedHoliday(closed: readonly Named[], told: Told): string | null {
  const [holiday = null, ...others] = new Set(closed.map(told.holiday));
  return others.length === 0 ? holiday : null;
}

/** The printed time that all of them share, or the earliest; null where none is known. */
export function sinceOf(named: readonly Named[], told: Told): Since | null {
  const instants = named.map(({ since }) => since);
  const known = instants.filter((since) => since !== null);
  const time = known.length > 0 ? told.time(Math.min(...known)) : null;
  if (time === null) return null;
  return { kind: instants.every((since) => told.time(since) === time) ? 'all' : 'first', time };
}

/** Ways to offer: first what incidents name as fallback, then what the channels in trouble do. */
export function offered(named: readonly Named[], verdict: Verdict, told: Told): readonly Way[] {
  const inTrouble = [...verdict.unreachable, ...verdict.limited, ...verdict.unverified];
  const preferred = inTrouble.flatMap(({ condition: { said, component } }) => [
    ...said.incidents.flatMap(({ incident }) => incident.fallbacks),
    ...(component.fallbacks ?? []),
  ]);
  const rank = ({ condition }: Named) => {
    const place = preferred.indexOf(condition.component.slug);
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
