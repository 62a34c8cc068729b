import { officialDaysBetween } from '../../../domain/hours/official-days.ts';
import { wordsFor } from '../../../domain/localized.ts';
import { monthIn, monthSpan } from '../../../domain/time/month.ts';
import { monthFrom, monthOf, weeksOfMonth } from '../../../domain/time/month-weeks.ts';
import { overlap } from '../../../domain/time/span.ts';
import type { ZonedDay } from '../../../domain/time/zoned-day.ts';
import { maintenanceStatusAt } from '../../../domain/words/maintenance.ts';
import { composeTexts } from '../../../i18n/console/compose-texts.ts';
import { consoleMaintenanceTexts } from '../../../i18n/console/maintenance-texts.ts';
import { maintenanceTexts } from '../../../i18n/maintenance-texts.ts';
import { monthName } from '../../../i18n/time.ts';
import { readMaintenancesWithin } from '../../../storage/maintenance.ts';
import { consolePath } from '../console-path.ts';
import type { Answer, ConsoleRoute, StaffAsked } from '../route.ts';
import { type Day, MonthTable, type Weeks } from './month-table.tsx';
import { windowText } from './window-text.ts';

const path = '/maintenances/calendar';

export const maintenanceCalendarRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: show },
};

async function show(asked: StaffAsked): Promise<Answer> {
  const { db, query, now, language, watched } = asked;
  const { timeZone } = watched.site;
  const month = monthOf(query.get('month') ?? '') ?? monthIn(timeZone, now);
  const works = await readMaintenancesWithin(db, monthSpan(month, timeZone));
  const years = watched.calendarYears ?? [];
  const official = officialDaysBetween(years, `${month}-01`, `${month}-31`);
  const dayOf = (day: ZonedDay): Day => ({
    ...{ day, official: official.get(day.date) },
    works: works.filter((work) =>
      overlap(day, { start: work.scheduledFor, end: work.scheduledUntil }),
    ),
  });
  const weeks = weeksOfMonth(month, timeZone).map((week) => week.map((day) => day && dayOf(day)));
  const content = (
    <>
      <Months month={month} language={language} />
      <MonthTable {...{ asked, month, weeks }} />
      <WorkList {...{ asked, weeks }} />
      <p class="quiet">{composeTexts[language].allTimes(watched.site.timeZoneName[language])}</p>
    </>
  );
  const title = consoleMaintenanceTexts[language].calendarTitle(monthName(month, language));
  return { kind: 'page', status: 200, title, content };
}

function Months({ month, language }: Readonly<{ month: string } & Pick<StaffAsked, 'language'>>) {
  const texts = consoleMaintenanceTexts[language];
  const link = (by: -1 | 1) => {
    const other = monthOf(monthFrom(month, by));
    if (other === null) return null;
    const name = monthName(other, language);
    return (
      <a
        class="button"
        rel={by < 0 ? 'prev' : 'next'}
        href={`${consolePath}${path}?month=${other}`}
      >
        {by < 0 ? `← ${name}` : `${name} →`}
      </a>
    );
  };
  return (
    <nav class="acts" aria-label={texts.months}>
      {link(-1)}
      {link(1)}
    </nav>
  );
}

/** The same for a narrow window, where the table has no room for words. */
function WorkList({ asked, weeks }: Readonly<{ asked: StaffAsked; weeks: Weeks }>) {
  const { language, reading, now } = asked;
  const works = new Set(weeks.flat().flatMap((day) => day?.works ?? []));
  if (works.size === 0) {
    return <p class="quiet">{consoleMaintenanceTexts[language].monthEmpty}</p>;
  }
  return (
    <ul class="rows month-list">
      {[...works].map((work) => (
        <li>
          <a href={`${consolePath}/maintenances/${work.id}`}>
            {wordsFor(work.title, language).text}
          </a>
          <span class="quiet">
            {windowText(work, language, reading)} ·{' '}
            {maintenanceTexts[language].status[maintenanceStatusAt(work, now)]}
          </span>
        </li>
      ))}
    </ul>
  );
}
