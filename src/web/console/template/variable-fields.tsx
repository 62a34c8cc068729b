import { siteComponents } from '../../../domain/component.ts';
import { type Language, languages, wordsFor } from '../../../domain/localized.ts';
import type { TemplateContent } from '../../../domain/words/template.ts';
import {
  defaultValues,
  type Value,
  type ValueFault,
  type Variable,
  valueGiven,
} from '../../../domain/words/template-variable.ts';
import { valueTexts } from '../../../i18n/console/value-texts.ts';
import { languageTags } from '../../../i18n/language-tags.ts';
import { componentsToChoose } from '../../../i18n/template/filling.ts';
import { Field, type Option, SelectField } from '../field.tsx';
import type { Asked } from '../route.ts';
import { localTimeOf } from '../typed.ts';
import { fieldOf } from './values.ts';

type VariableFieldsProps = Readonly<{
  asked: Pick<Asked, 'typed' | 'language' | 'watched' | 'now'>;
  template: Pick<TemplateContent, 'variables' | 'components'>;
  faults: readonly ValueFault[];
}>;

/** The fields in which the variables of a template are filled in; `valuesIn` reads them. */
export function VariableFields({ asked, template, faults }: VariableFieldsProps) {
  return (
    <>
      {template.variables.map((variable) => (
        <VariableField
          {...{ asked, template, variable }}
          fault={faults.find((one) => one.variable === variable.name)?.kind}
        />
      ))}
    </>
  );
}

type VariableFieldProps = Omit<VariableFieldsProps, 'faults'> &
  Readonly<{ variable: Variable; fault: ValueFault['kind'] | undefined }>;

function VariableField({ asked, template, variable, fault }: VariableFieldProps) {
  const { typed, language, watched } = asked;
  const texts = valueTexts[language];
  const name = fieldOf(variable);
  const label = wordsFor(variable.label, language).text;
  const beginning = beginningOf(variable, asked);
  const hint = hintFor(variable, asked);
  const noted = { ...(hint !== '' && { hint }), fault: fault && texts.fault[fault] };
  const shared = { name, label, optional: !variable.required, ...noted };
  switch (variable.kind) {
    case 'text':
      return (
        <div class="pair">
          {languages.map((one) => (
            <Field
              {...{ ...shared, type: 'text', optional: true, lang: languageTags[one] }}
              {...{ name: `${name}.${one}`, label: texts.inLanguage[one](label) }}
              value={typed.get(`${name}.${one}`) ?? variable.default?.[one] ?? ''}
            />
          ))}
        </div>
      );
    case 'component':
    case 'choice': {
      const all =
        variable.kind === 'choice'
          ? variable.options.map((words, index) => option(index, wordsFor(words, language).text))
          : componentOptions(template, watched, language);
      const open = { value: '', text: texts.open };
      return (
        <SelectField
          {...shared}
          options={variable.required && beginning !== '' ? all : [open, ...all]}
          chosen={typed.get(name) ?? beginning}
        />
      );
    }
    case 'time':
      return <Field {...shared} type="datetime-local" value={typed.get(name) ?? beginning} />;
    case 'minutes':
      return <Field {...shared} type="number" value={typed.get(name) ?? beginning} />;
    case 'number':
    case 'word':
      return <Field {...shared} type="text" value={typed.get(name) ?? beginning} />;
  }
}

/** What stands in the field of a variable before anybody has typed. */
function beginningOf(variable: Variable, { watched, now }: VariableFieldsProps['asked']): string {
  const value: Value | null = valueGiven(variable, defaultValues([variable], now));
  if (value === null) return '';
  if (variable.kind === 'time') return localTimeOf(Number(value), watched.site.timeZone);
  return typeof value === 'object' ? '' : String(value);
}

function hintFor(variable: Variable, { language, watched }: VariableFieldsProps['asked']): string {
  const texts = valueTexts[language];
  const hints = [
    ...(variable.kind === 'time' ? [texts.zone(watched.site.timeZoneName[language])] : []),
    ...(variable.kind === 'minutes' ? [texts.minutes] : []),
    ...(variable.required ? [] : [texts.mayStayOpen]),
  ];
  return hints.join(language === 'zh' ? '' : ' ');
}

function componentOptions(
  template: Pick<TemplateContent, 'components'>,
  { site }: Asked['watched'],
  language: Language,
): readonly Option[] {
  const slugs = componentsToChoose(template, { site });
  return siteComponents(site)
    .filter(({ slug }) => slugs.includes(slug))
    .map(({ slug, name }) => option(slug, name[language]));
}

function option(value: string | number, text: string): Option {
  return { value: String(value), text };
}
