import type { DisabledReason } from '../../domain/delivery/subscription.ts';
import type { Language } from '../../domain/localized.ts';
import { mailEn } from './en.ts';
import { mailZh } from './zh.ts';

/** A letter about a subscription itself: its subject, what it says, and what its one link is called. */
export type OwnLetterTexts = Readonly<{
  subject: string;
  lines: readonly string[];
  link: string;
}>;

/** The texts of letters around what staff have written. */
export type MailTexts = Readonly<{
  /** Subject of letters about one thing, with its title: programs put letters of one subject together. */
  subject: (title: string, site: string) => string;
  /** Subject of a letter that tells of several things. */
  severalSubject: (count: number, site: string) => string;
  /** What letters about the status of a component are about. */
  statusOf: (component: string) => string;
  /** How the status of a component has changed. */
  changed: (from: string, to: string) => string;
  /** Above the components that something is about. */
  concerns: string;
  /** Around the window of planned work. */
  window: (from: string, until: string) => string;
  /** Around the time at which it was said. */
  said: (time: string) => string;
  nextUpdate: (time: string) => string;
  /** That the page knows which of the ways work at this moment. */
  waysNow: string;
  /** How many of its messages are to be read on the page only. */
  moreSaid: (count: number) => string;
  /** Above what is told in a line each. */
  alsoTold: string;
  details: string;
  statusPage: string;
  /** In which zone all times are, and what that is from UTC. */
  times: (zone: string, offset: string) => string;
  /** Why somebody gets news. */
  because: (site: string) => string;
  manage: string;
  /** `about` is the title of the one thing that is followed; null of everything. */
  confirmation: (way: 'mail' | 'webhook', site: string, about: string | null) => OwnLetterTexts;
  /** To who has it already, whatever was asked for now. */
  reminder: (way: 'mail' | 'webhook', site: string, standing: 'told' | 'paused') => OwnLetterTexts;
  /** `host` is where nothing is posted to any more. */
  disabled: (because: DisabledReason, host: string, site: string) => OwnLetterTexts;
}>;

export const mailTexts: Readonly<Record<Language, MailTexts>> = { zh: mailZh, en: mailEn };
