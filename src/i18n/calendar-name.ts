import type { Language } from '../domain/localized.ts';
import { languageTags } from './language-tags.ts';

/** What people call a calendar of holidays: one of two letters as the region that they stand for. */
export function calendarName(calendar: string, language: Language): string {
  if (!/^[a-z]{2}$/.test(calendar)) return calendar;
  const regions = new Intl.DisplayNames(languageTags[language], {
    type: 'region',
    fallback: 'none',
  });
  return regions.of(calendar.toUpperCase()) ?? calendar;
}
