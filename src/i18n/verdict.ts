import type { ChannelKind, ComponentStatus } from '../domain/component.ts';
import { componentStatuses } from '../domain/component.ts';
import type { ComponentCondition } from '../domain/component-condition.ts';
import type { Language } from '../domain/localized.ts';
import type { Named, Verdict } from '../domain/verdict.ts';
import { pastTime, type Reading } from './time.ts';
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

/** A way to get in touch, in the words of "by …": a kind where it is the only one of it, else a name. */
export type Way = Readonly<{ kind: ChannelKind; name: string | null }>;

/** What the verdict states, before either language words it. `since` is already a printed time. */
export type Statement =
  | Readonly<{ kind: 'trouble'; status: Trouble; names: readonly string[]; since: string | null }>
  | Readonly<{ kind: 'unverified'; names: readonly string[]; since: string | null }>
  | Readonly<{ kind: 'pending'; names: readonly string[] }>
  | Readonly<{ kind: 'reachable' | 'stillTry' | 'contact' | 'notChecked'; ways: readonly Way[] }>
  | Readonly<{ kind: 'theseNotChecked'; count: number }>
  | Readonly<{
      kind: 'functions';
      items: readonly Readonly<{ name: string; status: Trouble; since: string | null }>[];
    }>
  | Readonly<{ kind: 'slowly' | 'tryAgain' | 'nobody' | 'cannotTell' | 'awaiting' | 'noChannel' }>;

/** Puts a verdict into words, in natural sentences of the language. Every channel is named once. */
export function verdictWords(verdict: Verdict, language: Language, reading: Reading): VerdictWords {
  const say = language === 'zh' ? sayInChinese : sayInEnglish;
  const told: Told = {
    nameOf: ({ condition }) => condition.component.name[language],
    time: (instant) => (instant === null ? null : pastTime(instant, language, reading)),
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
}>;

/** Worst first: what fails, what is slow, and what nobody could verify. */
function troubleStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const troubled = [...verdict.unreachable, ...verdict.limited];
  const statuses = componentStatuses.toReversed();
  const failing = statuses.flatMap((status) => {
    const same = troubled.filter(({ condition }) => condition.status === status);
    if (status === 'operational' || same.length === 0) return [];
    const names = same.map(told.nameOf);
    return [{ kind: 'trouble' as const, status, names, since: commonTime(same, told) }];
  });
  return [...failing, ...unverifiedStatements(verdict.unverified, told)];
}

function unverifiedStatements(unverified: readonly Named[], told: Told): readonly Statement[] {
  if (unverified.length === 0) return [];
  const names = unverified.map(told.nameOf);
  if (unverified.every(({ since }) => since === null)) return [{ kind: 'pending', names }];
  return [{ kind: 'unverified', names, since: commonTime(unverified, told) }];
}

/** How to get through now, as the last sentence of the headline. */
function wayStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const { reachable, limited, unreachable, unverified, unprobed } = verdict;
  const inTrouble = limited.length + unreachable.length + unverified.length;
  if (reachable.length > 0) return [{ kind: 'reachable', ways: ways(verdict, reachable, told) }];
  if (unprobed.length > 0) {
    const kind = inTrouble > 0 ? 'stillTry' : 'contact';
    return [{ kind, ways: ways(verdict, unprobed, told) }];
  }
  if (limited.length > 0) {
    const slow = limited.every(({ condition }) => condition.status === 'degraded_performance');
    return [{ kind: slow ? 'slowly' : 'tryAgain' }];
  }
  if (unverified.length > 0) {
    const pending = unverified.every(({ since }) => since === null) && unreachable.length === 0;
    return [{ kind: pending ? 'awaiting' : 'cannotTell' }];
  }
  return [{ kind: unreachable.length > 0 ? 'nobody' : 'noChannel' }];
}

function noteStatements(verdict: Verdict, told: Told): readonly Statement[] {
  const { reachable, unprobed, troubled } = verdict;
  const notes: Statement[] = [];
  if (unprobed.length > 0 && reachable.length > 0) {
    notes.push({ kind: 'notChecked', ways: ways(verdict, unprobed, told) });
  } else if (unprobed.length > 0) {
    notes.push({ kind: 'theseNotChecked', count: unprobed.length });
  }
  const items = troubled.flatMap((named) => {
    const { status } = named.condition;
    if (status === 'operational') return [];
    return [{ name: told.nameOf(named), status, since: told.time(named.since) }];
  });
  return items.length > 0 ? [...notes, { kind: 'functions', items }] : notes;
}

/** The printed time that all of them share; null where they differ or it is not known. */
function commonTime(named: readonly Named[], told: Told): string | null {
  const times = new Set(named.map(({ since }) => told.time(since)));
  const [only = null] = times;
  return times.size === 1 ? only : null;
}

/** The ways of these channels; what the channels in trouble name as fallback comes first. */
function ways(verdict: Verdict, named: readonly Named[], told: Told): readonly Way[] {
  const inTrouble = [...verdict.unreachable, ...verdict.limited, ...verdict.unverified];
  const preferred = inTrouble.flatMap(({ condition }) => condition.component.fallbacks ?? []);
  const rank = (slug: string) => {
    const place = preferred.indexOf(slug);
    return place < 0 ? preferred.length : place;
  };
  return named
    .toSorted((a, b) => rank(slugOf(a)) - rank(slugOf(b)))
    .map((one) => wayOf(one.condition, verdict, told.nameOf(one)));
}

function wayOf({ component }: ComponentCondition, verdict: Verdict, name: string): Way {
  const kind = component.channel ?? 'chat';
  const { reachable, limited, unreachable, unverified, unprobed } = verdict;
  const sameKind = [reachable, limited, unreachable, unverified, unprobed]
    .flat()
    .filter(({ condition }) => condition.component.channel === kind);
  return { kind, name: sameKind.length > 1 ? name : null };
}

function slugOf({ condition }: Named): string {
  return condition.component.slug;
}
