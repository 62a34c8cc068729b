import type { Child } from 'hono/jsx';
import { type Component, type ComponentStatus, siteComponents } from '../../../domain/component.ts';
import type { Language } from '../../../domain/localized.ts';
import type { ComponentWord } from '../../../domain/words/incident.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { texts } from '../../../i18n/texts.ts';
import { type Option, SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldsProps } from './fields.tsx';

type ComponentFieldsProps = FieldsProps &
  Readonly<{
    /** What was last said of those that it names already. */
    before: readonly ComponentWord[];
  }>;

/** What an incident says of each component; those of which it says nothing are folded away. */
export function ComponentFields({ asked, faults, before }: ComponentFieldsProps) {
  const { language, typed, watched } = asked;
  const { components, others } = consoleIncidentTexts[language].compose;
  const wordOn = (slug: string) => before.find((word) => word.slug === slug)?.status ?? null;
  const row = ({ slug, name }: Component) => (
    <SelectField
      {...{ name: `component.${slug}`, label: name[language] }}
      chosen={typedIn(typed, `component.${slug}`)}
      options={statusOptions(wordOn(slug), language)}
    />
  );
  const all = siteComponents(watched.site);
  const isNamed = ({ slug }: Component) =>
    typedIn(typed, `component.${slug}`) !== '' || wordOn(slug) !== null;
  const named = all.filter(isNamed);
  const folded = named.length === 0 ? [] : all.filter((one) => !isNamed(one));
  return (
    <Statuses legend={components} fault={faults.get('components')}>
      {(named.length === 0 ? all : named).map(row)}
      {folded.length > 0 && (
        <details>
          <summary>{others(folded.length)}</summary>
          {folded.map(row)}
        </details>
      )}
    </Statuses>
  );
}

type StatusesProps = Readonly<{ legend: string; fault: string | undefined; children?: Child }>;

function Statuses({ legend, fault, children }: StatusesProps) {
  return (
    <fieldset class="statuses" aria-describedby={fault && 'components-note'}>
      <legend>{legend}</legend>
      {children}
      {fault && (
        <p id="components-note" class="fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

const troubles = ['degraded_performance', 'partial_outage', 'major_outage'] as const;

/** That a component is well can only be said where something was said of it before. */
function statusOptions(before: ComponentStatus | null, language: Language): readonly Option[] {
  const { notAffected, asBefore } = consoleIncidentTexts[language].compose;
  const words = texts[language].status;
  const some = before === null ? troubles : (['operational', ...troubles] as const);
  return [
    { value: '', text: before === null ? notAffected : asBefore(words[before]) },
    ...some.map((value) => ({ value, text: words[value] })),
  ];
}
