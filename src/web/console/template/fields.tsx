import { componentStatuses, siteComponents } from '../../../domain/component.ts';
import { impacts, incidentKinds } from '../../../domain/words/incident.ts';
import { windowReachabilities } from '../../../domain/words/maintenance.ts';
import { openingStatuses, type TemplateKind } from '../../../domain/words/template.ts';
import { templateTexts } from '../../../i18n/console/template-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { maintenanceTexts } from '../../../i18n/maintenance-texts.ts';
import { texts as pageTexts } from '../../../i18n/texts.ts';
import { ComponentChoice } from '../component-choice.tsx';
import { CheckField, Field, SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { WordsField } from '../words-field.tsx';
import { FollowUpFields } from './follow-up-fields.tsx';
import { VariableRows } from './variable-rows.tsx';

type FieldsProps = Readonly<{ asked: StaffAsked; faults: FieldFaults }>;

/** All fields of a template of a kind. */
export function TemplateFields({
  asked,
  kind,
  faults,
}: FieldsProps & Readonly<{ kind: TemplateKind }>) {
  const { typed, language } = asked;
  const texts = templateTexts[language];
  const words = (name: 'name' | 'title' | 'body', rows: number) => ({
    ...{ name, label: texts[name], typed, beginning: {}, rows, fault: faults.get(name) },
  });
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <WordsField {...words('name', 1)} />
      <WordsField {...words('title', 1)} />
      <WordsField {...words('body', 6)} hint={texts.bodyHint} />
      <ComponentChoice asked={asked} fault={faults.get('components')} />
      <p class="quiet">{texts.componentsHint}</p>
      {kind === 'incident' && <IncidentFields {...{ asked, faults }} />}
      {kind === 'maintenance' && <MaintenanceFields {...{ asked, faults }} />}
      {kind !== 'announcement' && (
        <CheckField name="notify" label={texts.notify} isChecked={typed.has('notify')} />
      )}
      {kind !== 'announcement' && <FollowUpFields {...{ asked, kind, faults }} />}
      <VariableRows {...{ asked, faults }} />
    </>
  );
}

function IncidentFields({ asked, faults }: FieldsProps) {
  const { typed, language } = asked;
  const texts = templateTexts[language];
  const { kind, status, impact } = incidentTexts[language];
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <SelectField
      {...{ name, label, chosen: typedIn(typed, name), fault: faults.get(name) }}
      options={options.map(([value, text]) => ({ value, text }))}
    />
  );
  return (
    <>
      {choice(
        'incidentKind',
        texts.incidentKind,
        incidentKinds.map((one) => [one, kind[one]]),
      )}
      {choice(
        'status',
        texts.status,
        openingStatuses.map((one) => [one, status[one]]),
      )}
      {choice(
        'componentStatus',
        texts.componentStatus,
        componentStatuses.map((one) => [one, pageTexts[language].status[one]]),
      )}
      {choice('impact', texts.impact, [
        ['', texts.impactDerived],
        ...impacts.map((one) => [one, impact[one]] as const),
      ])}
      <FallbackFields {...{ asked, faults }} />
      <Field
        {...{ name: 'nextUpdateMinutes', type: 'number', optional: true, label: texts.nextUpdate }}
        {...{ value: typedIn(typed, 'nextUpdateMinutes'), hint: texts.nextUpdateHint }}
        fault={faults.get('nextUpdateMinutes')}
      />
    </>
  );
}

/** As many places as there are channels. */
function FallbackFields({ asked, faults }: FieldsProps) {
  const { typed, language, watched } = asked;
  const texts = templateTexts[language];
  const channels = siteComponents(watched.site).filter(({ channel }) => channel !== undefined);
  const options = [
    { value: '', text: texts.asTheSiteSays },
    ...channels.map(({ slug, name }) => ({ value: slug, text: name[language] })),
  ];
  return (
    <>
      {channels.map((_, place) => (
        <SelectField
          {...{ name: `fallbacks.${place}`, label: texts.fallback(place + 1), options }}
          chosen={typedIn(typed, `fallbacks.${place}`)}
          fault={place === 0 ? faults.get('fallbacks') : undefined}
        />
      ))}
    </>
  );
}

function MaintenanceFields({ asked, faults }: FieldsProps) {
  const { typed, language } = asked;
  const texts = templateTexts[language];
  const { reachability } = maintenanceTexts[language];
  return (
    <>
      <SelectField
        {...{ name: 'reachability', label: texts.reachability }}
        options={windowReachabilities.map((one) => ({ value: one, text: reachability[one] }))}
        chosen={typedIn(typed, 'reachability')}
      />
      {(['works', 'delayed', 'avoid'] as const).map((key) => (
        <WordsField
          {...{ name: `advice.${key}`, label: texts.advice[key], typed, beginning: {}, rows: 1 }}
          fault={faults.get(`advice.${key}`)}
        />
      ))}
    </>
  );
}
