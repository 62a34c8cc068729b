import type { Language } from '../../domain/localized.ts';
import { consoleIncidentEn } from './incident-en.ts';
import { consoleIncidentZh } from './incident-zh.ts';

/** Fields of the forms around incidents, as actions name what is wrong with them. */
type IncidentField =
  | 'title'
  | 'body'
  | 'components'
  | 'fallbacks'
  | 'nextUpdateBy'
  | 'startedAt'
  | 'at'
  | 'text';

/** The texts around incidents in the console. */
export type ConsoleIncidentTexts = Readonly<{
  list: Readonly<{
    open: string;
    past: string;
    /** Where there are none at all, and where none is as asked for. */
    none: Readonly<Record<'all' | 'found', string>>;
    search: string;
    component: string;
    anyComponent: string;
    filter: string;
    writeNew: string;
    writePast: string;
  }>;
  compose: Readonly<{
    title: string;
    pastTitle: string;
    publish: string;
    /** Before the title of an incident that tells of the component already. */
    already: string;
    status: string;
    components: string;
    /** Where none is chosen. */
    noComponent: string;
    notAffected: string;
    /** Above those of which nothing is said. */
    others: (count: number) => string;
    /** Of a component of which an update says nothing new. */
    asBefore: (status: string) => string;
    promise: string;
    noPromise: string;
    inMinutes: (time: string) => string;
    promiseAt: string;
    /** What it means to leave that open, and to leave another time open. */
    promiseAtUnsaid: string;
    nowUnsaid: string;
    more: string;
    fallbacks: string;
    fallback: (place: number) => string;
    noFallback: string;
    kind: string;
    impact: string;
    impactDerived: string;
    startedAt: string;
    at: string;
    /** Around the time of an update that is written down later. */
    later: string;
    trueAt: string;
  }>;
  update: Readonly<{
    title: Readonly<Record<'update' | 'resolved' | 'postmortem', string>>;
    publish: Readonly<Record<'update' | 'resolved' | 'postmortem', string>>;
    /** Of words that were written for where it cannot go any more. */
    movedOn: (from: string, to: string) => string;
    /** Above what customers read now. */
    now: string;
    /** Behind the name of whoever was faster. */
    meanwhile: (time: string) => string;
  }>;
  edit: Readonly<{ title: string; hint: string; save: string }>;
  change: Readonly<{ title: string; hint: string; save: string }>;
  one: Readonly<{
    /** Names the links to what may be said next. */
    next: string;
    update: string;
    change: string;
    editWords: string;
    told: string;
    notTold: string;
    writtenLater: (time: string) => string;
    promise: Readonly<Record<'kept' | 'late' | 'missed' | 'due', (by: string) => string>>;
    notes: string;
    noNotes: string;
    note: string;
    noteHint: string;
    addNote: string;
    audit: string;
  }>;
  /** What to do about a field. */
  faults: Readonly<Record<IncidentField, string>>;
}>;

export const consoleIncidentTexts: Readonly<Record<Language, ConsoleIncidentTexts>> = {
  zh: consoleIncidentZh,
  en: consoleIncidentEn,
};
