import { yearOfCalendar } from '../../../actions/change-holidays.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { CalendarYear } from '../../../domain/hours/calendar.ts';
import { missingHolidays } from '../../../domain/hours/missing-holidays.ts';
import { holidaysNow } from '../../../domain/settings/setting-now.ts';
import { isAtLeast } from '../../../domain/staff.ts';
import { consoleHolidaysTexts } from '../../../i18n/console/holidays-texts.ts';
import { readSettings } from '../../../storage/setting.ts';
import { consolePath } from '../console-path.ts';
import { Field, FormFault } from '../field.tsx';
import type { Answer, StaffAsked } from '../route.ts';
import { yearPath } from './year-path.ts';

/** All years of all calendars, and those that are missing; or opens the one that somebody has named. */
export async function listYears(asked: StaffAsked): Promise<Answer> {
  const { db, watched, language, query, now } = asked;
  const texts = consoleHolidaysTexts[language];
  const opened = openedBy(query);
  if (opened.kind === 'year') {
    return { kind: 'go', to: `${consolePath}${yearPath(opened)}/change`, cookies: [] };
  }
  const years = holidaysNow(watched, await readSettings(db)).map(({ value }) => value);
  const known = { ...watched, calendarYears: years };
  const content = (
    <>
      <p>{texts.text}</p>
      <ul class="rows">
        {years.map((year) => (
          <YearRow {...{ asked, year }} />
        ))}
        {missingHolidays(known, now).map((year) => (
          <MissingRow {...{ asked, year }} />
        ))}
      </ul>
      {isAtLeast(asked.visitor.role, 'admin') && (
        <OtherYear asked={asked} isWrong={opened.kind === 'none such'} />
      )}
    </>
  );
  const status = opened.kind === 'none such' ? 422 : 200;
  return { kind: 'page', status, title: texts.title, content };
}

type Opened =
  | Readonly<{ kind: 'nothing' | 'none such' }>
  | Readonly<{ kind: 'year'; calendar: string; year: number }>;

/** The year that somebody has named to be opened, whether it is there or not. */
function openedBy(query: URLSearchParams): Opened {
  const calendar = query.get('calendar');
  if (calendar === null) return { kind: 'nothing' };
  try {
    return { kind: 'year', ...yearOfCalendar(calendar.trim(), (query.get('year') ?? '').trim()) };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'none such' };
    throw error;
  }
}

function YearRow({ asked, year }: Readonly<{ asked: StaffAsked; year: CalendarYear }>) {
  const { counts, titleOf } = consoleHolidaysTexts[asked.language];
  const count = (kind: 'holiday' | 'make_up_day') =>
    year.days.filter((day) => day.kind === kind).length;
  return (
    <li>
      <div>
        <p>
          <a href={consolePath + yearPath(year)}>{titleOf(year.calendar, year.year)}</a>
        </p>
        <p>{counts({ holiday: count('holiday'), make_up_day: count('make_up_day') })}</p>
      </div>
    </li>
  );
}

type NamedYear = Pick<CalendarYear, 'calendar' | 'year'>;

function MissingRow({ asked, year }: Readonly<{ asked: StaffAsked; year: NamedYear }>) {
  const { language, visitor } = asked;
  const texts = consoleHolidaysTexts[language];
  return (
    <li>
      <div>
        <p>{texts.titleOf(year.calendar, year.year)}</p>
        <p class="fault">{texts.missing}</p>
      </div>
      {isAtLeast(visitor.role, 'admin') && (
        <a class="button" href={`${consolePath}${yearPath(year)}/change`}>
          {texts.write}
        </a>
      )}
    </li>
  );
}

type OtherYearProps = Readonly<{ asked: StaffAsked; isWrong: boolean }>;

/** Opens a year of any calendar, also of one that nobody has had yet. */
function OtherYear({ asked: { query, language }, isWrong }: OtherYearProps) {
  const { other, noSuch } = consoleHolidaysTexts[language];
  return (
    <section aria-labelledby="other">
      <h2 id="other">{other.title}</h2>
      {isWrong && <FormFault>{noSuch}</FormFault>}
      <form method="get" action={`${consolePath}/holidays`} class="filter">
        <Field
          {...{ name: 'calendar', type: 'text', label: other.calendar, hint: other.hint }}
          value={query.get('calendar') ?? ''}
        />
        <Field
          {...{ name: 'year', type: 'number', label: other.year }}
          value={query.get('year') ?? ''}
        />
        <button type="submit">{other.open}</button>
      </form>
    </section>
  );
}
