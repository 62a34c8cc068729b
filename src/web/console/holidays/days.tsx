import type { CalendarYear } from '../../../domain/hours/calendar.ts';
import { consoleHolidaysTexts } from '../../../i18n/console/holidays-texts.ts';
import { datesText } from '../../../i18n/hours.ts';
import type { StaffAsked } from '../route.ts';
import { runsOf } from './typed.ts';

type DaysProps = Readonly<{
  asked: Pick<StaffAsked, 'language' | 'reading'>;
  year: Pick<CalendarYear, 'days'>;
}>;

/** The days of a year, by date. */
export function DaysOf({ asked, year }: DaysProps) {
  const { language, reading } = asked;
  const { kinds } = consoleHolidaysTexts[language];
  return (
    <dl class="hours">
      {runsOf(year.days).map(({ first, last, day }) => (
        <div>
          <dt>
            {datesText({ first, last }, language, reading)} <small>{kinds[day.kind]}</small>
          </dt>
          <dd>{day.name[language]}</dd>
        </div>
      ))}
    </dl>
  );
}
