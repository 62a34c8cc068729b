import { languages } from '../../../domain/localized.ts';
import { consoleHolidaysTexts } from '../../../i18n/console/holidays-texts.ts';
import { languageTags } from '../../../i18n/language-tags.ts';
import { Field, SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { rowsOf } from '../rows.ts';

type FieldsProps = Readonly<{
  asked: Pick<StaffAsked, 'typed' | 'language'>;
  faults: FieldFaults;
}>;

/** How many empty rows there are for days. */
const emptyRows = 4;

/** Everything that the year of a calendar is made of; `typedHolidays` reads it. */
export function HolidaysFields({ asked, faults }: FieldsProps) {
  return (
    <>
      <Source {...{ asked, faults }} />
      <Days {...{ asked, faults }} />
    </>
  );
}

function Source({ asked: { typed, language }, faults }: FieldsProps) {
  const texts = consoleHolidaysTexts[language];
  const field = (part: 'title' | 'url' | 'published') => ({
    ...{ name: `source.${part}`, value: typedIn(typed, `source.${part}`) },
    fault: faults.get(`source.${part}`),
  });
  return (
    <fieldset>
      <legend>{texts.source}</legend>
      <p class="quiet">{texts.sourceHint}</p>
      <Field {...field('title')} type="text" label={texts.sourceTitle} />
      <Field {...field('url')} type="text" label={texts.url} />
      <Field {...field('published')} type="date" label={texts.published} />
    </fieldset>
  );
}

function Days({ asked, faults }: FieldsProps) {
  const { typed, language } = asked;
  const texts = consoleHolidaysTexts[language];
  const filled = rowsOf(typed, 'days').filter((row) => typedIn(typed, `days.${row}.from`) !== '');
  const next = (filled.at(-1) ?? -1) + 1;
  const empty = Array.from({ length: emptyRows }, (_, index) => next + index);
  const whole = faults.get('days');
  return (
    <fieldset>
      <legend>{texts.days}</legend>
      <p class={whole === undefined ? 'quiet' : 'fault'}>{whole ?? texts.daysHint}</p>
      {[...filled, ...empty].map((row) => (
        <DayRow {...{ asked, faults, at: `days.${row}` }} />
      ))}
    </fieldset>
  );
}

function DayRow({
  asked: { typed, language },
  faults,
  at,
}: FieldsProps & Readonly<{ at: string }>) {
  const texts = consoleHolidaysTexts[language];
  const field = (part: string) => ({
    ...{ name: `${at}.${part}`, value: typedIn(typed, `${at}.${part}`), optional: true },
    fault: faults.get(`${at}.${part}`),
  });
  const kinds = (['holiday', 'make_up_day'] as const).map((value) => ({
    ...{ value, text: texts.kinds[value] },
  }));
  return (
    <div class="triple">
      <Field {...field('from')} type="date" label={texts.from} />
      <Field {...field('until')} type="date" label={texts.until} />
      <SelectField
        {...{ name: `${at}.kind`, label: texts.kind, options: kinds }}
        chosen={typedIn(typed, `${at}.kind`)}
      />
      {languages.map((one) => (
        <Field {...field(one)} type="text" label={texts.name[one]} lang={languageTags[one]} />
      ))}
    </div>
  );
}
