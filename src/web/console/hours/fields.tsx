import { weekdays } from '../../../domain/hours/service-hours.ts';
import { consoleHoursTexts } from '../../../i18n/console/hours-texts.ts';
import { Field, SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { StaffAsked } from '../route.ts';
import { rowsOf } from '../rows.ts';
import { MakeUpField, Seasons } from './seasons.tsx';
import { dayName, HoursInput, type HoursProps, WeekTable } from './week-table.tsx';

type FieldsProps = HoursProps &
  Readonly<{ asked: Pick<StaffAsked, 'typed' | 'language' | 'watched'> }>;

/** How many empty rows there are for single days. */
const emptyDays = 3;

/** Everything that hours are made of; `typedHours` reads it. */
export function HoursFields({ asked, faults }: FieldsProps) {
  const { typed, language } = asked;
  const texts = consoleHoursTexts[language];
  const kinds = (['always', 'weekly'] as const).map((value) => ({
    value,
    text: texts.kinds[value],
  }));
  return (
    <>
      <SelectField
        {...{ name: 'kind', label: texts.kind, options: kinds, chosen: typedIn(typed, 'kind') }}
      />
      <fieldset>
        <legend>{texts.week}</legend>
        <p class="quiet">{texts.weekHint}</p>
        <WeekTable {...{ asked, faults, at: 'seasons.0' }} />
        <OfficialFields {...{ asked, faults }} />
        <Field
          {...{ name: 'timeZone', type: 'text', label: texts.timeZone, hint: texts.timeZoneHint }}
          {...{ value: typedIn(typed, 'timeZone'), optional: true, fault: faults.get('timeZone') }}
        />
      </fieldset>
      <Seasons {...{ asked, faults }} />
      <SingleDays {...{ asked, faults }} />
      <BotHours {...{ asked, faults }} />
    </>
  );
}

function OfficialFields({ asked, faults }: FieldsProps) {
  const { typed, language, watched } = asked;
  const texts = consoleHoursTexts[language];
  const chosen = typedIn(typed, 'calendar');
  const known = [...new Set([...(watched.calendars?.keys() ?? []), ...(chosen ? [chosen] : [])])];
  const calendars = [
    { value: '', text: texts.noCalendar },
    ...known.map((name) => ({ value: name, text: name })),
  ];
  return (
    <>
      <SelectField
        {...{ name: 'calendar', label: texts.calendar, options: calendars, chosen }}
        fault={faults.get('calendar')}
      />
      <MakeUpField {...{ asked, faults, at: 'seasons.0' }} />
    </>
  );
}

function SingleDays({ asked, faults }: FieldsProps) {
  const { typed, language } = asked;
  const texts = consoleHoursTexts[language];
  const rows = rowsOf(typed, 'days').filter((row) => typedIn(typed, `days.${row}.date`) !== '');
  const next = (rows.at(-1) ?? -1) + 1;
  const empty = Array.from({ length: emptyDays }, (_, index) => next + index);
  return (
    <details open={rows.length > 0}>
      <summary>{texts.days}</summary>
      <p class="quiet">{texts.daysHint}</p>
      {[...rows, ...empty].map((row) => (
        <SingleDay {...{ asked, faults, row }} />
      ))}
    </details>
  );
}

function SingleDay({ asked, faults, row }: HoursProps & Readonly<{ row: number }>) {
  const { typed, language } = asked;
  const texts = consoleHoursTexts[language];
  const at = `days.${row}`;
  const field = (part: 'date' | 'open' | 'reduced') => ({
    ...{ name: `${at}.${part}`, label: texts[part], value: typedIn(typed, `${at}.${part}`) },
    ...{ optional: true, fault: part === 'open' ? faults.get(at) : faults.get(`${at}.${part}`) },
  });
  return (
    <div class="triple">
      <Field {...field('date')} type="date" />
      <Field {...field('open')} type="text" />
      <Field {...field('reduced')} type="text" />
    </div>
  );
}

function BotHours({ asked, faults }: FieldsProps) {
  const { typed, language } = asked;
  const texts = consoleHoursTexts[language];
  const isUsed = weekdays.some((day) => typedIn(typed, `bot.${day}`) !== '');
  return (
    <details open={isUsed}>
      <summary>{texts.bot}</summary>
      <p class="quiet">{texts.botHint}</p>
      {[...faults].map(([name, fault]) =>
        /^bot\b/.test(name) ? (
          <p id={`${name}-note`} class="fault">
            {fault}
          </p>
        ) : null,
      )}
      <table class="week-hours">
        <tbody>
          {weekdays.map((day) => (
            <tr>
              <th scope="row">{dayName(day, asked)}</th>
              <td>
                <HoursInput
                  {...{ asked, name: `bot.${day}`, label: `${dayName(day, asked)}, ${texts.bot}` }}
                  note={faults.has(`bot.${day}`) ? `bot.${day}` : null}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
