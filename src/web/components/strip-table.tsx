import type { Language } from '../../domain/localized.ts';
import type { DayOfHistory } from '../../domain/past/history.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import { calendarDay, duration, type Reading } from '../../i18n/time.ts';

type StripTableProps = Readonly<{
  /** Slug of the component, to lead to its troubles in the history. */
  component: string;
  days: readonly DayOfHistory[];
  language: Language;
  reading: Reading;
}>;

/** What a strip shows, in words, newest first: the days that have something to say, or one row for all. */
export function StripTable({ component, days, language, reading }: StripTableProps) {
  const text = texts[language].strip;
  const rows = rowsOf(days).toReversed();
  const [first, last] = [days[0], days.at(-1)];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.day}</th>
          <th scope="col">{text.what}</th>
          <th scope="col">{text.howLong}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row component={component} row={row} language={language} reading={reading} />
        ))}
        {rows.length === 0 && first && last && (
          <Row component={component} row={{ first, last }} language={language} reading={reading} />
        )}
      </tbody>
    </table>
  );
}

/** One troubled day, a run of days in which nobody looked, or all days where none is either. */
type TableRow = Readonly<{ first: DayOfHistory; last: DayOfHistory }>;

function rowsOf(days: readonly DayOfHistory[]): readonly TableRow[] {
  const rows: TableRow[] = [];
  days.forEach((day, index) => {
    if (day.worst === 'operational') return;
    const before = rows.at(-1);
    const continues =
      day.worst === null && before?.last === days[index - 1] && before?.last?.worst === null;
    if (before && continues) rows[rows.length - 1] = { first: before.first, last: day };
    else rows.push({ first: day, last: day });
  });
  return rows;
}

type RowProps = Omit<StripTableProps, 'days'> & Readonly<{ row: TableRow }>;

function Row({ component, row, language, reading }: RowProps) {
  const text = texts[language];
  const first = calendarDay(row.first.date, language, reading);
  const last = calendarDay(row.last.date, language, reading);
  const { worst, worstMs } = row.first;
  const troubled = worst !== null && worst !== 'operational';
  return (
    <tr>
      <th scope="row">
        {troubled ? (
          <a href={`/${language}/history/${row.first.date.slice(0, 7)}#${component}`}>{first}</a>
        ) : row.first === row.last ? (
          first
        ) : (
          text.strip.days(first, last)
        )}
      </th>
      <td>{whatOf(worst, text)}</td>
      <td>{troubled ? duration(worstMs, language) : '–'}</td>
    </tr>
  );
}

function whatOf(worst: DayOfHistory['worst'], { strip, status }: Texts): string {
  if (worst === null) return strip.unchecked;
  return worst === 'operational' ? strip.nothing : status[worst];
}
