import type { Language } from '../../../domain/localized.ts';
import { dateIn } from '../../../domain/time/zoned-day.ts';
import type { Maintenance } from '../../../domain/words/maintenance.ts';
import { dayTime, minuteTime, type Reading } from '../../../i18n/time.ts';

/** The window of planned work, the day of its end only where it is another one: `20 Nov 02:00 – 04:00`. */
export function windowText(
  { scheduledFor, scheduledUntil }: Pick<Maintenance, 'scheduledFor' | 'scheduledUntil'>,
  language: Language,
  reading: Reading,
): string {
  const { timeZone } = reading;
  const isOneDay = dateIn(timeZone, scheduledFor) === dateIn(timeZone, scheduledUntil);
  const until = isOneDay ? minuteTime : dayTime;
  return `${dayTime(scheduledFor, language, reading)} – ${until(scheduledUntil, language, reading)}`;
}
