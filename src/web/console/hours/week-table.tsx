import { type Weekday, weekdays } from '../../../domain/hours/service-hours.ts';
import { consoleHoursTexts } from '../../../i18n/console/hours-texts.ts';
import { weekdayText } from '../../../i18n/hours.ts';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';

export type HoursProps = Readonly<{
  asked: Pick<StaffAsked, 'typed' | 'language'>;
  faults: FieldFaults;
}>;

/** The hours of each day of a week, and of holidays where a calendar is followed. */
export function WeekTable({ asked, faults, at }: HoursProps & Readonly<{ at: string }>) {
  const { language } = asked;
  const texts = consoleHoursTexts[language];
  const whole = faults.get(`${at}.week`);
  return (
    <>
      {whole !== undefined && <p class="fault">{whole}</p>}
      <table class="week-hours">
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.open}</th>
            <th scope="col">{texts.reduced}</th>
          </tr>
        </thead>
        <tbody>
          {weekdays.map((day) => (
            <DayRow {...{ asked, faults, at: `${at}.${day}`, label: dayName(day, asked) }} />
          ))}
          <DayRow {...{ asked, faults, at: `${at}.holidays`, label: texts.holidays }} />
        </tbody>
      </table>
    </>
  );
}

/** A day of the week in the language of the reader. */
export function dayName(day: Weekday, { language }: HoursProps['asked']): string {
  return weekdayText(weekdays.indexOf(day), language);
}

/** The hours of one day in two fields: when it is open, and when there are fewer people. */
function DayRow({
  asked,
  faults,
  at,
  label,
}: HoursProps & Readonly<{ at: string; label: string }>) {
  const texts = consoleHoursTexts[asked.language];
  const fault = faults.get(at);
  return (
    <>
      <tr>
        <th scope="row">{label}</th>
        {(['open', 'reduced'] as const).map((staffing) => (
          <td>
            <HoursInput
              {...{ asked, name: `${at}.${staffing}`, note: fault ? at : null }}
              label={`${label}, ${texts[staffing]}`}
              placeholder={texts[staffing]}
            />
          </td>
        ))}
      </tr>
      {fault !== undefined && (
        <tr>
          <td colspan={3} id={`${at}-note`} class="fault">
            {fault}
          </td>
        </tr>
      )}
    </>
  );
}

type HoursInputProps = Pick<HoursProps, 'asked'> &
  Readonly<{
    name: string;
    label: string;
    /** Names it where the head of its column is not in sight. */
    placeholder?: string;
    /** The field whose fault is this one's, too; null where there is none. */
    note: string | null;
  }>;

/** Hours of a day in one line, where what stands around says which. */
export function HoursInput({ asked, name, label, placeholder, note }: HoursInputProps) {
  return (
    <input
      {...{ id: name, name, type: 'text', autocomplete: 'off', 'aria-label': label, placeholder }}
      value={typedIn(asked.typed, name)}
      aria-invalid={note === null ? undefined : 'true'}
      aria-describedby={note === null ? undefined : `${note}-note`}
    />
  );
}
