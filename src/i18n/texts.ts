import type { ComponentStatus } from '../domain/component.ts';
import type { Language } from '../domain/localized.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** How many days of a strip were what; together they are all of its days. */
export type DayCounts = Readonly<{
  all: number;
  status: Readonly<Record<ComponentStatus, number>>;
  unchecked: number;
}>;

/** How well the page as a whole is backed by looks. */
export type FreshnessKind = 'verified' | 'partly' | 'unverified' | 'pending' | 'unprobed';

/** A text around an element of its own, such as a time; either half may be empty. */
export type Around = Readonly<{ before: string; after: string }>;

/** Every text of the public pages that is not a name, a reason or part of the verdict. */
export type Texts = Readonly<{
  languageName: string;
  status: Readonly<Record<ComponentStatus, string>>;
  closed: string;
  unverified: string;
  unprobed: string;
  freshness: (kind: FreshnessKind, zone: string) => Around;
  since: Around;
  checked: Around;
  lastConfirmed: (status: string) => string;
  notVerifiedSince: Around;
  notVerifiedYet: string;
  notMonitored: string;
  firstReply: (time: string) => string;
  queueWait: (minutes: number) => string;
  strip: Readonly<{
    start: string;
    end: string;
    /** Sums the whole strip up, for those who cannot see it. */
    label: (counts: DayCounts) => string;
    /** The same in a few words below the strip. */
    brief: (counts: DayCounts) => string;
    day: string;
    what: string;
    howLong: string;
    unchecked: string;
    nothing: string;
    days: (first: string, last: string) => string;
  }>;
  zoneNote: (zone: string) => string;
  refreshNote: string;
  sandbox: Readonly<{ title: string; text: string }>;
  notFound: Readonly<{ title: string; text: string }>;
  failed: Readonly<{ title: string; text: string }>;
  toStatus: string;
  languages: string;
}>;

export const texts: Readonly<Record<Language, Texts>> = { zh, en };
