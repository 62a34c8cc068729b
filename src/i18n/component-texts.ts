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
    kinds: Readonly<Record<'special' | 'holiday' | 'make_up_day', string>>;
  }>;
  uptime: Readonly<{
    title: string;
    period: string;
    quarter: string;
    roundTheClock: string;
    inServiceHours: string;
    /** How it is counted, in one sentence, and the rest of the rules behind it. */
    formula: string;
    more: string;
    rules: readonly string[];
  }>;
  zoneNote: (zone: string) => string;
}>;

export const componentTexts: Readonly<Record<Language, ComponentTexts>> = {
  zh: componentZh,
  en: componentEn,
};
