import { weekdays } from '../../../domain/hours/service-hours.ts';
import { consoleHoursTexts } from '../../../i18n/console/hours-texts.ts';
import { Field, SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import { rowsOf } from '../rows.ts';
import { dayName, type HoursProps, WeekTable } from './week-table.tsx';

/** The seasons after the first, and an empty one that begins with the hours of the newest. */
export function Seasons({ asked, faults }: HoursProps) {
  const { typed, language } = asked;
  const texts = consoleHoursTexts[language];
  const rows = rowsOf(typed, 'seasons').filter((row) => row > 0);
  const last = rows.at(-1) ?? 0;
  const isOpen = last > 0 && typedIn(typed, `seasons.${last}.from`) === '';
  const next = isOpen ? [] : [last + 1];
  const all = { ...asked, typed: new Map([...copied(typed, last, last + 1), ...typed]) };
  return (
    <details open={rows.some((row) => typedIn(typed, `seasons.${row}.from`) !== '')}>
      <summary>{texts.seasons}</summary>
      <p class="quiet">{texts.seasonsHint}</p>
      {[...rows, ...next].map((row) => (
        <Season {...{ asked: all, faults, at: `seasons.${row}` }} />
      ))}
    </details>
  );
}

function Season({ asked, faults, at }: HoursProps & Readonly<{ at: string }>) {
  const texts = consoleHoursTexts[asked.language];
  const name = `${at}.from`;
  return (
    <fieldset>
      <Field
        {...{ name, type: 'date', label: texts.from, hint: texts.removeSeason, optional: true }}
        {...{ value: typedIn(asked.typed, name), fault: faults.get(name) }}
      />
      <WeekTable {...{ asked, faults, at }} />
      <MakeUpField {...{ asked, faults, at }} />
    </fieldset>
  );
}

/** The fields of a season under the names of another one, but for its date. */
function copied(typed: HoursProps['asked']['typed'], from: number, to: number) {
  const [before, after] = [`seasons.${from}.`, `seasons.${to}.`];
  return [...typed].flatMap(([name, value]): [string, string][] =>
    name.startsWith(before) && !name.endsWith('.from')
      ? [[after + name.slice(before.length), value]]
      : [],
  );
}

/** As which day of the week a day counts that is worked in place of another. */
export function MakeUpField({ asked, at }: HoursProps & Readonly<{ at: string }>) {
  const { typed, language } = asked;
  const name = `${at}.makeUpAs`;
  return (
    <SelectField
      {...{ name, label: consoleHoursTexts[language].makeUpAs }}
      options={weekdays.map((day) => ({ value: day, text: dayName(day, asked) }))}
      chosen={typedIn(typed, name) || 'mon'}
    />
  );
}
