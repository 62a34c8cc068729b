import type { Language } from '../domain/localized.ts';
import type { Impact, IncidentKind, IncidentStatus } from '../domain/words/incident.ts';
import { incidentEn } from './incident-en.ts';
import { incidentZh } from './incident-zh.ts';
import type { Around } from './texts.ts';

/** The texts around what staff say of incidents. */
export type IncidentTexts = Readonly<{
  status: Readonly<Record<IncidentStatus, string>>;
  kind: Readonly<Record<IncidentKind, string>>;
  impact: Readonly<Record<Impact, string>>;
  /** Names the incidents of the status page to those who cannot see where they stand. */
  open: string;
  /** Above those that are told of in a line each. */
  more: string;
  resolvedLately: string;
  ofMonth: string;
  /** A component and what is said of it. */
  said: (name: string, status: string) => string;
  /** Around the time of an update. */
  updated: Around;
  /** Around the time by which the next update is promised. */
  due: Around;
  /** Around the time by which it was promised, once that is over. */
  missed: (time: string) => Around;
  /** Around the time at which it began, and the one at which it was over. */
  began: Around;
  resolved: Around;
  /** What always holds where somebody is after the money of customers. */
  safety: Readonly<{ money: string; codes: string }>;
  /** Before the ways to use meanwhile. */
  meanwhile: string;
  timeline: string;
  postmortem: string;
  /** Around the time at which an update was edited, and what leads to its former words. */
  edited: Around;
  before: string;
  /** Around the time until which it said so. */
  until: Around;
  /** Beside a text that stands in the other language. */
  pending: string;
  /** Around the title of the incident that tells more of a component. */
  see: Around;
  description: (status: string, components: readonly string[]) => string;
}>;

export const incidentTexts: Readonly<Record<Language, IncidentTexts>> = {
  zh: incidentZh,
  en: incidentEn,
};
