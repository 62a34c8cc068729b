import { changeHolidays, holidaysAsked, yearOfCalendar } from '../../actions/change-holidays.ts';
import { type SettingOf, type Stored, yearName } from '../../domain/settings/setting.ts';
import { holidaysNow } from '../../domain/settings/setting-now.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleHolidaysTexts } from '../../i18n/console/holidays-texts.ts';
import { readSettings } from '../../storage/setting.ts';
import { there } from '../api/found.ts';
import { composeRoutes } from './compose.tsx';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import { DaysOf } from './holidays/days.tsx';
import { holidaysFaults } from './holidays/faults.ts';
import { HolidaysFields } from './holidays/fields.tsx';
import { listYears } from './holidays/list.tsx';
import { HolidaysPreview } from './holidays/preview.tsx';
import { holidaysFields, typedHolidays } from './holidays/typed.ts';
import { yearPath } from './holidays/year-path.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { versionIn } from './staff-form.tsx';

type Year = Stored<SettingOf<'holidays'>>;

/** Holidays: all years of all calendars, one of them, and the form in which it is changed. */
export const holidaysRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/holidays', allows: 'viewer', handle: listYears },
  { method: 'GET', path: '/holidays/:calendar/:year', allows: 'viewer', handle: showYear },
  ...composeRoutes<Year>({
    form: '/holidays/:calendar/:year/change',
    action: '/holidays/:calendar/:year',
    allows: 'admin',
    read: yearToChange,
    begin: (_, { value }) => holidaysFields(value),
    compose: (asked, { value, version }) => {
      const texts = consoleHolidaysTexts[asked.language];
      const { calendar, year } = value;
      return {
        ...{ title: texts.titleOf(calendar, year), submit: texts.save, version },
        ...{ page: `${yearPath(value)}/change`, action: yearPath(value) },
        fields: (faults) => <HolidaysFields {...{ asked, faults }} />,
        standing: <DaysOf {...{ asked, year: value }} />,
      };
    },
    preview,
    send,
    wordings: () => ({}),
  }),
];

function preview(asked: StaffAsked, { value: { calendar, year } }: Year) {
  const typed = typedHolidays(asked.typed);
  try {
    const wanted = holidaysAsked({ calendar, year }, typed.content);
    return <HolidaysPreview {...{ asked, year: wanted }} />;
  } catch (error) {
    throw holidaysFaults(error, typed, asked.language);
  }
}

async function send(asked: StaffAsked, { value: { calendar, year } }: Year): Promise<string> {
  const typed = typedHolidays(asked.typed);
  try {
    await changeHolidays(asked.acting, { calendar, year }, versionIn(asked), typed.content);
  } catch (error) {
    throw holidaysFaults(error, typed, asked.language);
  }
  return `${yearPath({ calendar, year })}?done=saved`;
}

/** A year that is stored, or one to be written down. */
async function yearToChange({ db, watched, param }: StaffAsked): Promise<Year> {
  const of = yearOfCalendar(param('calendar'), param('year'));
  const all = holidaysNow(watched, await readSettings(db));
  const source = { title: '', url: '', published: '' };
  const nothing = { kind: 'holidays', subject: yearName(of), version: 0, updatedAt: 0 } as const;
  return (
    all.find(({ subject }) => subject === yearName(of)) ?? {
      ...{ ...nothing, value: { ...of, source, days: [] } },
    }
  );
}

async function showYear(asked: StaffAsked): Promise<Answer> {
  const { language, visitor } = asked;
  const { value } = await yearToChange(asked);
  there(value.days[0], 'calendar year');
  const texts = consoleHolidaysTexts[language];
  const { calendar, year, source } = value;
  const content = (
    <>
      <DoneNote asked={asked} />
      <p class="tap">
        {texts.source}: <a href={source.url}>{source.title}</a>, {source.published}
      </p>
      <DaysOf {...{ asked, year: value }} />
      {isAtLeast(visitor.role, 'admin') && (
        <p class="acts">
          <a class="button" href={`${consolePath}${yearPath(value)}/change`}>
            {texts.change}
          </a>
        </p>
      )}
    </>
  );
  return { kind: 'page', status: 200, title: texts.titleOf(calendar, year), content };
}
