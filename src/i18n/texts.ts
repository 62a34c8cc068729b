import type { ComponentStatus } from '../domain/component.ts';
import type { Language } from '../domain/localized.ts';
import type { ProbeKind } from '../domain/monitor/probe-spec.ts';
import type { Proof } from '../domain/monitor/proof.ts';
import { en } from './en.ts';
import type { Sentence } from './verdict.ts';
import { zh } from './zh.ts';

/** How many days of a strip were what; together they are all of its days. */
export type DayCounts = Readonly<{
  all: number;
  status: Readonly<Record<ComponentStatus, number>>;
  unchecked: number;
}>;

/** An uptime as it is printed, and over which time: in service hours where these are not always. */
export type StripUptime = Readonly<{ printed: string; over: 'round the clock' | 'service hours' }>;

/** How well the page as a whole is backed by looks. */
export type FreshnessKind = 'verified' | 'partly' | 'unverified' | 'pending' | 'unprobed';

/** A text around an element of its own, such as a time; either half may be empty. */
export type Around = Readonly<{ before: string; after: string }>;

/** What a page says that only leads back to the status. */
export type Message = Readonly<{ title: string; text: string }>;

/** Every text of the public pages that is not a name, a reason or part of the verdict. */
export type Texts = Readonly<{
  languageName: string;
  status: Readonly<Record<ComponentStatus, string>>;
  closed: string;
  unverified: string;
  unprobed: string;
  freshness: (kind: FreshnessKind, zone: string) => Around;
  /** A time on the visitor's own clock, where it differs. */
  localTime: Around;
  /** What an open page says once it could not be renewed; `time` is when it was last verified. */
  outdated: Readonly<{ headline: (time: string) => readonly Sentence[]; note: string }>;
  since: (time: string) => Around;
  /** Around the time, to the second, at which a component was looked at last. */
  checked: Around;
  /** Around the time of the last look that could tell. */
  lastConfirmed: (status: string) => Around;
  notVerifiedYet: string;
  /** Since when staff have let nothing look at a component. */
  paused: (time: string) => Around;
  /** How a channel is staffed until a time; null where that is not known. */
  staffing: (kind: 'open' | 'reduced' | 'bot' | 'closed', time: string | null) => string;
  /** That a channel is closed for a holiday, and until when; null where that is not known. */
  onHoliday: (holiday: string, time: string | null) => string;
  automaticReply: (time: string) => string;
  queueWait: (seconds: number) => string;
  /** What the looks have proved, and no more than that; what a test mail has, `delivered` says. */
  proof: Readonly<Record<Exclude<Proof, 'mail-round-trip'>, string>>;
  /** What was looked at, before the reason why it is not well, where a reason does not say it. */
  lookedAt: Readonly<Partial<Record<ProbeKind, string>>>;
  /** How long a test mail took until it lay in the mailbox. */
  delivered: (time: string) => string;
  strip: Readonly<{
    /** What the sum below the strip is about. */
    period: (counts: DayCounts) => string;
    /** Sums the strip up, in the words that stand below it; with its uptime where there is one. */
    brief: (counts: DayCounts, uptime: StripUptime | null) => string;
    /** Both, with the name of its component before and the kinds of trouble behind. */
    label: (name: string, counts: DayCounts, uptime: StripUptime | null) => string;
    day: string;
    what: string;
    howLong: string;
    unchecked: string;
    nothing: string;
    days: (first: string, last: string) => string;
  }>;
  refreshNote: string;
  /** Leads to the feeds. */
  feeds: string;
  /** Heads the ways to reach people where nothing else can be told. */
  contacts: string;
  sandbox: Message;
  messages: Readonly<
    Record<
      'notFound' | 'notAllowed' | 'failed' | 'unreadable' | 'away' | 'elsewhere' | 'notSent',
      Message
    >
  >;
  toStatus: string;
  toHistory: string;
  languages: string;
}>;

export const texts: Readonly<Record<Language, Texts>> = { zh, en };
