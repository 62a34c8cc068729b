import { variableKinds } from '../../../domain/words/template-variable.ts';
import { templateTexts } from '../../../i18n/console/template-texts.ts';
import { CheckField, Field, SelectField, TextField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { WordsField } from '../words-field.tsx';
import { isFilled, rowsIn } from './input.ts';

type RowsProps = Readonly<{ asked: StaffAsked; faults: FieldFaults }>;

/** The variables of a template, and an empty row for one more. */
export function VariableRows({ asked, faults }: RowsProps) {
  const { typed, language } = asked;
  const texts = templateTexts[language].variable;
  const rows = rowsIn(typed);
  const last = rows.at(-1) ?? -1;
  const isFull = rows.length === 0 || isFilled(typed, last);
  return (
    <section>
      <h2>{texts.heading}</h2>
      <p class="quiet">{texts.hint}</p>
      {rows.map((row) => (
        <VariableRow {...{ asked, faults, row }} />
      ))}
      {isFull && <VariableRow {...{ asked, faults, row: last + 1 }} />}
    </section>
  );
}

function VariableRow({ asked, faults, row }: RowsProps & Readonly<{ row: number }>) {
  const { typed, language } = asked;
  const texts = templateTexts[language].variable;
  const at = `variables.${row}`;
  const field = (part: string) => ({
    ...{ name: `${at}.${part}`, value: typedIn(typed, `${at}.${part}`), optional: true },
    fault: faults.get(`${at}.${part}`),
  });
  const isNew = !isFilled(typed, row);
  const content = (
    <fieldset>
      <legend>{texts.one(row + 1)}</legend>
      <Field {...field('name')} type="text" label={texts.name} hint={texts.nameHint} />
      <SelectField
        {...{ name: `${at}.kind`, label: texts.kind, chosen: typedIn(typed, `${at}.kind`) }}
        options={variableKinds.map((kind) => ({ value: kind, text: texts.kinds[kind] }))}
      />
      <WordsField
        {...{ name: `${at}.label`, label: texts.label, typed, beginning: {}, rows: 1 }}
        fault={faults.get(`${at}.label`)}
      />
      {(isNew || typedIn(typed, `${at}.kind`) === 'choice') && (
        <TextField
          {...{ ...field('options'), rows: 3, label: texts.options, hint: texts.optionsHint }}
        />
      )}
      <Field {...field('default')} type="text" label={texts.begins} hint={texts.beginsHint} />
      <CheckField
        name={`${at}.required`}
        label={texts.required}
        isChecked={isNew || typed.has(`${at}.required`)}
      />
      {!isNew && (
        <CheckField name={`${at}.drop`} label={texts.drop} isChecked={typed.has(`${at}.drop`)} />
      )}
    </fieldset>
  );
  if (!isNew) return content;
  return (
    <details>
      <summary>{texts.more}</summary>
      {content}
    </details>
  );
}
