import type { OtherDays } from '../domain/hours/hours-shown.ts';
import type { Language } from '../domain/localized.ts';
import { componentEn } from './component-en.ts';
import { componentZh } from './component-zh.ts';

/** The texts of the page of one component. */
export type ComponentTexts = Readonly<{
  description: (name: string) => string;
  hours: Readonly<{
    title: string;
    always: string;
    /** The zone in which hours are written, where it is not that of the site. */
    zone: (name: string) => string;
    bot: string;
    from: (date: string) => string;
    otherDays: string;
    /** What an official or special day is; its name where the calendar has one. */
    kinds: Readonly<Record<OtherDays['kind'], (name: string | null) => string>>;
    /** Hours that are those of the day after all, or of another day of the week. */
    usual: (spans: string) => string;
    like: (weekday: string, spans: string) => string;
  }>;
  uptime: Readonly<{
    title: string;
    period: string;
    quarter: string;
    roundTheClock: string;
    inServiceHours: string;
    /** How much of the time was watched, where it was not all. */
    watched: (share: string) => string;
    /** How it is counted, in one sentence, and the rest of the rules behind it. */
    formula: string;
    more: string;
    /** That of service hours is for those who are not always there. */
    rules: Readonly<{ counted: string; inServiceHours: string; rounded: string }>;
  }>;
  zoneNote: (zone: string) => string;
}>;

export const componentTexts: Readonly<Record<Language, ComponentTexts>> = {
  zh: componentZh,
  en: componentEn,
};
