import type { Language } from '../../domain/localized.ts';
import { clockTime, pastTime, type Reading } from '../../i18n/time.ts';

type TimeProps = Readonly<{ instant: number; language: Language; reading: Reading }>;

/** An instant to the minute, in the zone of the site. */
export function PastTime({ instant, language, reading }: TimeProps) {
  return <time datetime={isoTime(instant)}>{pastTime(instant, language, reading)}</time>;
}

/** An instant to the second, in the zone of the site. */
export function ClockTime({ instant, language, reading }: TimeProps) {
  return <time datetime={isoTime(instant)}>{clockTime(instant, language, reading)}</time>;
}

function isoTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
