import type { Language } from '../../domain/localized.ts';
import { historyTexts } from '../../i18n/history-texts.ts';
import { monthName, shortMonth } from '../../i18n/time.ts';

type MonthsProps = Readonly<{
  /** The month that is shown (`YYYY-MM`), and all that can be, newest first. */
  of: Readonly<{ month: string; months: readonly string[] }>;
  language: Language;
}>;

/** The months of the year that is shown, between the years after it and before it. */
export function Months({ of: { month, months }, language }: MonthsProps) {
  const year = yearOf(month);
  const after = months.findLast((one) => yearOf(one) > year);
  const before = months.find((one) => yearOf(one) < year);
  return (
    <nav class="months" aria-label={historyTexts[language].months}>
      {after && <YearLink month={after} language={language} />}
      {months
        .filter((one) => yearOf(one) === year)
        .map((one) => (
          <a
            href={`/${language}/history/${one}`}
            aria-label={monthName(one, language)}
            aria-current={one === month ? 'page' : undefined}
          >
            {shortMonth(one, language)}
          </a>
        ))}
      {before && <YearLink month={before} language={language} />}
    </nav>
  );
}

function YearLink({ month, language }: Readonly<{ month: string; language: Language }>) {
  return <a href={`/${language}/history/${month}`}>{historyTexts[language].year(yearOf(month))}</a>;
}

/** The month after and the month before, for those who read on. */
export function Neighbours({ of: { month, months }, language }: MonthsProps) {
  const { newer, older } = historyTexts[language];
  const at = months.indexOf(month);
  const [after, before] = [months[at - 1], months[at + 1]];
  return (
    <p class="neighbours">
      {after && (
        <a href={`/${language}/history/${after}`} rel="next">
          {newer(monthName(after, language))}
        </a>
      )}
      {before && (
        <a href={`/${language}/history/${before}`} rel="prev">
          {older(monthName(before, language))}
        </a>
      )}
    </p>
  );
}

function yearOf(month: string): string {
  return month.slice(0, 4);
}
