import type { ChannelKind, ComponentStatus } from '../domain/component.ts';
import { componentStatuses } from '../domain/component.ts';
import type { Language } from '../domain/localized.ts';
import type { Named, Verdict } from '../domain/verdict.ts';
import { futureTime, pastTime, type Reading } from './time.ts';
import { sayInEnglish } from './verdict-en.ts';
import { sayInChinese } from './verdict-zh.ts';

/** A sentence as phrases: a line may break between them, never inside one. */
export type Sentence = readonly string[];

/** The verdict in words: the headline, what is said smaller below it, and all of it as plain text. */
export type VerdictWords = Readonly<{
  headline: readonly Sentence[];
  note: readonly Sentence[];
  text: string;
}>;

export type Trouble = Exclude<ComponentStatus, 'operational'>;

/** A channel by its name, and by its kind where it is the only one of that kind, else null. */
export type Way = Readonly<{ name: string; kind: ChannelKind | null }>;

/** Since when something is so, as a printed time: the same for all that are named, or the earliest. */
export type Since = Readonly<{ kind: 'all' | 'first'; time: string }>;

/** What the verdict states, before either language words it. */
export type Statement =
  | Readonly<{ kind: 'trouble'; status: Trouble; ways: readonly Way[]; since: Since | null }>
  | Readonly<{ kind: 'slowly'; ways: readonly Way[]; since: Since | null }>
  | Readonly<{ kind: 'unverified'; ways: readonly Way[]; since: string | null }>
  | Readonly<{
      kind: 'pending' | 'reachable' | 'stillTry' | 'contact' | 'notChecked';
      ways: readonly Way[];
    }>
  /** `opensAt` is null where that is not known. */
  | Readonly<{ kind: 'closed'; ways: readonly Way[]; opensAt: string | null }>
  | Readonly<{ kind: 'opens'; ways: readonly Way[]; opensAt: string }>
  /** Fewer people than usual are there, or nobody but a bot. */
  | Readonly<{ kind: 'reduced' | 'botOnly'; ways: readonly Way[] }>
  | Readonly<{ kind: 'theseNotChecked' | 'cannotTell'; count: number }>
  | Readonly<{
      kind: 'functions';
      items: readonly Readonly<{ name: string; status: Trouble; since: string | null }>[];
    }>
  | Readonly<{ kind: 'functionsUnverified'; names: readonly string[] }>
  | Readonly<{ kind: 'tryAgain' | 'nobody' | 'awaiting' | 'noChannel' | 'allClosed' }>;

/** Puts a verdict into words, in natural sentences of the language. Every channel is named once. */
export function verdictWords(verdict: Verdict, language: Language, reading: Reading): VerdictWords {
  const say = language === 'zh' ? sayInChinese : sayInEnglish;
  const told: Told = {
    nameOf: ({ condition }) => condition.component.name[language],
    time: (instant) => (instant === null ? null : pastTime(instant, language, reading)),
    opening: ({ condition: { staffing } }) =>
      staffing.kind === 'closed' && staffing.opensAt !== null
        ? futureTime(staffing.opensAt, language, reading)
        : null,
  };
  const headline = [...troubleStatements(verdict, told), ...wayStatements(verdict, told)].map(say);
  const note = noteStatements(verdict, told).map(say);
  return { headline, note, text: plainText([...headline, ...note], language) };
}

/** Sentences as one line of text; Chinese runs on without spaces. */
export function plainText(sentences: readonly Sentence[], language: Language): string {
  const gap = language === 'zh' ? '' : ' ';
  return sentences.map((phrases) => phrases.join(gap)).join(gap);
}

type Told = Readonly<{
  nameOf: (named: Named) => string;
  time: (instant: number | null) => string | null;
  /** When a closed channel opens. */
  opening: (named: Named) => string | null;
}>;

/**
 * Worst first: what fails, what is slow, and what nobody could verify. Slow channels are left to the
 * last sentence where they are the only way in.
 */
function troubleStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const troubled = [...verdict.unreachable, ...(onlySlow(verdict) ? [] : verdict.limited)];
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

/** How to get through now, as the last sentence of the headline. */
function wayStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const { reachable, limited, unreachable, unverified, unprobed, closed } = verdict;
  if (reachable.length > 0) return [{ kind: 'reachable', ways: offered(reachable, verdict, told) }];
  if (onlySlow(verdict)) {
    const ways = offered(limited, verdict, told);
    return [{ kind: 'slowly', ways, since: sinceOf(limited, told) }];
  }
  if (limited.length > 0) return [{ kind: 'tryAgain' }];
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
  const first = openingFirst(closed);
  const opensAt = first[0] ? told.opening(first[0]) : null;
  if (opensAt === null) return [{ kind: 'allClosed' }];
  return [{ kind: 'allClosed' }, { kind: 'opens', ways: waysOf(first, verdict, told), opensAt }];
}

function openingFirst(closed: readonly Named[]): readonly Named[] {
  const earliest = Math.min(...closed.map(opening));
  return closed.filter((named) => opening(named) === earliest);
}

function opening({ condition: { staffing } }: Named): number {
  return staffing.kind === 'closed' ? (staffing.opensAt ?? Infinity) : Infinity;
}

/** Whether people get through, but nowhere without having to wait longer than usual. */
function onlySlow({ reachable, limited }: Verdict): boolean {
  const slow = limited.every(({ condition }) => condition.status === 'degraded_performance');
  return reachable.length === 0 && limited.length > 0 && slow;
}

function noteStatements(verdict: Verdict, told: Told): readonly Statement[] {
  return [
    ...reducedStatements(verdict, told),
    ...closedStatements(verdict, told),
    ...uncheckedStatements(verdict, told),
    ...functionStatements(verdict, told),
    ...unverifiedFunctionStatements(verdict, told),
  ];
}

function reducedStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const alone = verdict.reduced.filter(isBotAlone);
  const fewer = verdict.reduced.filter((named) => !isBotAlone(named));
  return [
    ...(fewer.length > 0 ? [{ kind: 'reduced', ways: waysOf(fewer, verdict, told) } as const] : []),
    ...(alone.length > 0 ? [{ kind: 'botOnly', ways: waysOf(alone, verdict, told) } as const] : []),
  ];
}

function isBotAlone({ condition: { staffing } }: Named): boolean {
  return staffing.kind === 'reduced' && staffing.by === 'bot';
}

/** Closed channels by when they open; the ones that the headline names already are left out. */
function closedStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const { closed } = verdict;
  const inHeadline = wayStatements(verdict, told).some(({ kind }) => kind === 'opens');
  const named = inHeadline ? openingFirst(closed) : [];
  const left = closed.filter((one) => !named.includes(one));
  const times = [...new Set(left.map((one) => told.opening(one)))];
  return times.map((opensAt) => ({
    kind: 'closed',
    ways: waysOf(
      left.filter((one) => told.opening(one) === opensAt),
      verdict,
      told,
    ),
    opensAt,
  }));
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

/** The printed time that all of them share, or the earliest; null where none is known. */
function sinceOf(named: readonly Named[], told: Told): Since | null {
  const instants = named.map(({ since }) => since);
  const known = instants.filter((since) => since !== null);
  const time = known.length > 0 ? told.time(Math.min(...known)) : null;
  if (time === null) return null;
  return { kind: instants.every((since) => told.time(since) === time) ? 'all' : 'first', time };
}

/** Ways to offer: first what incidents name as fallback, then what the channels in trouble do. */
function offered(named: readonly Named[], verdict: Verdict, told: Told): readonly Way[] {
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

function waysOf(named: readonly Named[], verdict: Verdict, told: Told): readonly Way[] {
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
