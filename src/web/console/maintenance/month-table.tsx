import type { OfficialDay } from '../../../domain/hours/calendar.ts';
import { isAtLeast } from '../../../domain/staff.ts';
import type { ZonedDay } from '../../../domain/time/zoned-day.ts';
import { type Maintenance, maintenanceStatusAt } from '../../../domain/words/maintenance.ts';
import { consoleMaintenanceTexts } from '../../../i18n/console/maintenance-texts.ts';
import { weekdayText } from '../../../i18n/hours.ts';
import { calendarDay, minuteTime, monthName } from '../../../i18n/time.ts';
import { SaidLine } from '../../components/words.tsx';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';

/** What is known of one day of the month. */
export type Day = Readonly<{
  day: ZonedDay;
  official: OfficialDay | undefined;
  works: readonly Maintenance[];
}>;

/** The weeks of a month; null stands for a day of another one. */
export type Weeks = readonly (readonly (Day | null)[])[];
type MonthTableProps = Readonly<{ asked: StaffAsked; month: string; weeks: Weeks }>;

/** The month as a table, a row for each week. */
export function MonthTable({ asked, month, weeks }: MonthTableProps) {
  const { language } = asked;
  return (
    <table class="month">
      <caption class="unseen">
        {consoleMaintenanceTexts[language].calendarTitle(monthName(month, language))}
      </caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((index) => (
            <th scope="col">{weekdayText(index, language)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>{week.map((day) => (day ? <DayCell asked={asked} day={day} /> : <td />))}</tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = Readonly<{ asked: StaffAsked; day: Day }>;

function DayCell({ asked, day: { day, official, works } }: DayProps) {
  const { language, reading, now } = asked;
  const isToday = day.start <= now && now < day.end;
  return (
    <td class={official?.kind} aria-current={isToday ? 'date' : undefined}>
      <DayNumber asked={asked} day={day} />
      {official && <p class="official">{officialText(asked, official)}</p>}
      {works.length > 0 && <span class="many" aria-hidden="true" />}
      <ul>
        {works.map((work) => (
          <li class={maintenanceStatusAt(work, now)}>
            <a href={`${consolePath}/maintenances/${work.id}`}>
              {work.scheduledFor >= day.start && (
                <time>{minuteTime(work.scheduledFor, language, reading)} </time>
              )}
              <SaidLine words={work.title} language={language} />
            </a>
          </li>
        ))}
      </ul>
    </td>
  );
}

/** Leads to new work on that day, where it is not over and the reader may plan it. */
function DayNumber({ asked, day }: Readonly<{ asked: StaffAsked; day: ZonedDay }>) {
  const { language, reading, visitor, now } = asked;
  const number = String(Number(day.date.slice(8)));
  if (day.end <= now || !isAtLeast(visitor.role, 'responder'))
    return <span class="day">{number}</span>;
  const label = consoleMaintenanceTexts[language].toDay(calendarDay(day.date, language, reading));
  return (
    <a class="day" href={`${consolePath}/maintenances/new?date=${day.date}`} aria-label={label}>
      {number}
    </a>
  );
}

function officialText({ language }: StaffAsked, { kind, name }: OfficialDay): string {
  switch (kind) {
    case 'holiday':
      return name[language];
    case 'make_up_day':
      return consoleMaintenanceTexts[language].makeUpDay(name[language]);
  }
}
