import type { Language } from '../../domain/localized.ts';
import type { WhenDown } from '../../domain/monitor/monitor.ts';
import type { ShownState } from '../../domain/monitor/monitor-now.ts';
import type { ConfirmedState } from '../../domain/monitor/monitor-state.ts';
import type { ProbeKind } from '../../domain/monitor/probe-spec.ts';
import type { Around } from '../texts.ts';
import { consoleMonitorEn } from './monitor-en.ts';
import { consoleMonitorZh } from './monitor-zh.ts';

/** Lengths of time and times in these texts are printed already. */
export type ConsoleMonitorTexts = Readonly<{
  states: Readonly<Record<ShownState, string>>;
  kinds: Readonly<Record<ProbeKind, string>>;
  since: (time: string) => Around;
  /** What a Worker says of a monitor that only a Node process can look at. */
  nodeOnly: Readonly<{ never: string; last: (time: string) => Around }>;
  list: Readonly<{
    search: string;
    state: string;
    anyState: string;
    filter: string;
    /** How many are shown, of how many. */
    count: (shown: number, all: number) => string;
    none: string;
  }>;
  what: Readonly<{
    title: string;
    target: string;
    component: string;
    rhythm: string;
    /** How often is looked, and how long a look may take. */
    everyAndAtMost: (interval: string, timeout: string) => string;
    slowAfter: string;
    whenDown: string;
    makes: Readonly<Record<WhenDown, string>>;
    slug: string;
  }>;
  why: Readonly<{
    title: string;
    /** What confirmed the state that the locations hold, by how many checks in a row. */
    confirmed: Readonly<Record<Exclude<ConfirmedState, 'pending'>, (checks: number) => string>>;
    pending: string;
    unknown: string;
    paused: string;
    /** How near a run of failures is to a confirmed one. */
    counting: (failures: number, needed: number) => string;
    notKept: string;
    /** How many of the locations that looked of late must agree. */
    votes: (locations: number, needed: number) => string;
    postIncident: string;
  }>;
  table: Readonly<{
    location: string;
    state: string;
    lastLook: string;
    why: string;
    notFresh: string;
  }>;
  checks: Readonly<{ title: string; none: string }>;
  failures: Readonly<{
    title: string;
    none: string;
    all: string;
    kept: string;
    older: string;
    back: string;
  }>;
  run: Readonly<{
    submit: string;
    note: string;
    /** What the look found that was asked for. */
    found: (outcome: string, took: string) => string;
    notJudged: string;
    goesOn: string;
    tooSoon: string;
    elsewhere: string;
  }>;
  pause: Readonly<{
    title: string;
    effect: string;
    /** Where nothing else looks at the component. */
    last: (component: string) => string;
    /** Where customers are told of trouble because of it. */
    hides: string;
    reason: string;
    reasonHint: string;
    until: string;
    /** What it means to leave that empty. */
    untilUnsaid: string;
    submit: string;
    replace: string;
    /** That it is paused, and by whom. */
    by: (author: string) => string;
    ends: Around;
    endsNever: string;
    resume: string;
    faults: Readonly<{ reason: string; until: string }>;
  }>;
}>;

export const consoleMonitorTexts: Readonly<Record<Language, ConsoleMonitorTexts>> = {
  zh: consoleMonitorZh,
  en: consoleMonitorEn,
};
