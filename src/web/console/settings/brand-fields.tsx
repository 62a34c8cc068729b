import { languages } from '../../../domain/localized.ts';
import { consoleSettingsTexts } from '../../../i18n/console/settings-texts.ts';
import { languageTags } from '../../../i18n/language-tags.ts';
import { Field } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { WordsField } from '../words-field.tsx';
import { filledRows } from './brand-typed.ts';

type FieldsProps = Readonly<{
  asked: Pick<StaffAsked, 'typed' | 'language'>;
  faults: FieldFaults;
}>;

/** How many links and numbers there can be. */
const mostRows = 5;

/** Everything that a brand is made of, but for its logo; `typedBrand` reads it. */
export function BrandFields({ asked, faults }: FieldsProps) {
  const { typed, language } = asked;
  const texts = consoleSettingsTexts[language];
  return (
    <>
      <Field
        {...{ name: 'accent', type: 'text', label: texts.accent, hint: texts.accentHint }}
        {...{ value: typedIn(typed, 'accent'), optional: true, fault: faults.get('accent') }}
      />
      <WordsField
        {...{ name: 'footer', label: texts.footer, typed, beginning: {}, rows: 1 }}
        fault={faults.get('footer')}
      />
      <fieldset>
        <legend>{texts.links}</legend>
        <p class="quiet">{texts.rowsHint}</p>
        {shownRows(asked, 'links', ['zh', 'en', 'href']).map((row) => (
          <LinkRow {...{ asked, faults, at: `links.${row}` }} />
        ))}
      </fieldset>
      <fieldset>
        <legend>{texts.registrations}</legend>
        <p class="quiet">{texts.registrationsHint}</p>
        {shownRows(asked, 'registrations', ['label', 'href']).map((row) => (
          <NumberRow {...{ asked, faults, at: `registrations.${row}` }} />
        ))}
      </fieldset>
    </>
  );
}

/** The rows that are filled, and two empty ones as long as there can be more. */
function shownRows({ typed }: FieldsProps['asked'], list: string, parts: readonly string[]) {
  const filled = filledRows(typed, list, parts);
  const next = (filled.at(-1) ?? -1) + 1;
  return [...filled, next, next + 1].slice(0, Math.max(mostRows, filled.length));
}

type RowProps = FieldsProps & Readonly<{ at: string }>;

function fieldOf({ asked: { typed }, faults }: FieldsProps, name: string) {
  const value = typedIn(typed, name);
  return { name, value, optional: true, fault: faults.get(name) };
}

function LinkRow({ asked, faults, at }: RowProps) {
  const texts = consoleSettingsTexts[asked.language];
  return (
    <div class="triple">
      {languages.map((language) => (
        <Field
          type="text"
          {...fieldOf({ asked, faults }, `${at}.${language}`)}
          {...{ label: texts.linkLabel[language], lang: languageTags[language] }}
        />
      ))}
      <Field type="text" {...fieldOf({ asked, faults }, `${at}.href`)} label={texts.href} />
    </div>
  );
}

function NumberRow({ asked, faults, at }: RowProps) {
  const texts = consoleSettingsTexts[asked.language];
  return (
    <div class="pair">
      <Field type="text" {...fieldOf({ asked, faults }, `${at}.label`)} label={texts.number} />
      <Field type="text" {...fieldOf({ asked, faults }, `${at}.href`)} label={texts.lookedUp} />
    </div>
  );
}
