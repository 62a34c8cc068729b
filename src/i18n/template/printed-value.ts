import { type Site, siteComponents } from '../../domain/component.ts';
import type { Language } from '../../domain/localized.ts';
import type { Value, Variable } from '../../domain/words/template-variable.ts';
import { dayTime, duration, readingAt } from '../time.ts';

/** Where and when (UTC ms) a template is filled in. */
export type Surroundings = Readonly<{
  site: Pick<Site, 'groups' | 'timeZone' | 'timeZoneName'>;
  now: number;
}>;

/** What a value of a variable (`isValueOf`) reads as; null where it has no words in the language. */
export function printedValue(
  variable: Variable,
  value: Value,
  language: Language,
  around: Surroundings,
): string | null {
  switch (variable.kind) {
    case 'component':
      return siteComponents(around.site).find(({ slug }) => slug === value)?.name[language] ?? null;
    case 'time':
      return printedTime(Number(value), language, around);
    case 'minutes':
      return duration(Number(value) * 60_000, language);
    case 'choice':
      return variable.options[Number(value)]?.[language] ?? null;
    case 'text':
      return typeof value === 'object' ? (value[language] ?? null) : null;
    case 'number':
    case 'word':
      return String(value);
  }
}

/** As each language puts it: `北京时间 11月22日 15:30`, `22 Nov 15:30 Beijing time`. */
function printedTime(instant: number, language: Language, { site, now }: Surroundings): string {
  const time = dayTime(instant, language, readingAt(site.timeZone, now));
  const zone = site.timeZoneName[language];
  return language === 'zh' ? `${zone} ${time}` : `${time} ${zone}`;
}
