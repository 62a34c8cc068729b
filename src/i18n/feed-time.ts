import type { Language } from '../domain/localized.ts';
import { offsetFromUtc, readingAt } from './time.ts';

/** The parts of an instant as feeds print it: `Nov`, `22`, `06:26`, `UTC`. */
export type FeedTime = Readonly<{ month: string; day: string; clock: string; zone: string }>;

/**
 * An instant (UTC ms) for the HTML of feeds: in Chinese on the clock of the site, in English in UTC,
 * which is what programs assume that read the feeds of other status pages.
 */
export function feedTime(instant: number, language: Language, siteZone: string): FeedTime {
  const timeZone = language === 'zh' ? siteZone : 'UTC';
  const printed = format(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    printed.find((one) => one.type === type)?.value ?? '';
  const month = part('month');
  return {
    month: language === 'zh' ? month : (months[Number(month) - 1] ?? month),
    day: part('day'),
    clock: `${part('hour')}:${part('minute')}`,
    zone: offsetFromUtc(readingAt(timeZone, instant)),
  };
}

/** An instant in one go: `Nov 22, 06:26 UTC`, `11月22日 14:26 UTC+8`. */
export function feedInstant(instant: number, language: Language, siteZone: string): string {
  const { month, day, clock, zone } = feedTime(instant, language, siteZone);
  return language === 'zh'
    ? `${month}月${day}日 ${clock} ${zone}`
    : `${month} ${day}, ${clock} ${zone}`;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it, so each is kept. */
function format(timeZone: string): Intl.DateTimeFormat {
  const shape = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { ...shape, hourCycle: 'h23', timeZone });
  formats.set(timeZone, made);
  return made;
}
