import { siteComponents } from '../../../domain/component.ts';
import { type IncidentStatus, impacts, incidentKinds } from '../../../domain/words/incident.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { duration } from '../../../i18n/time.ts';
import { SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { TimeField } from '../time-field.tsx';
import { fallbackFields } from './typed.ts';

/** A form as it is shown, and what is wrong in it. */
export type FieldsProps = Readonly<{ asked: StaffAsked; faults: FieldFaults }>;

/** Where it stands. */
export function StatusField({
  asked: { language, typed },
  faults,
  statuses,
}: FieldsProps & Readonly<{ statuses: readonly IncidentStatus[] }>) {
  return (
    <SelectField
      {...{ name: 'status', label: consoleIncidentTexts[language].compose.status }}
      {...{ chosen: typedIn(typed, 'status'), fault: faults.get('status') }}
      options={statuses.map((value) => ({ value, text: incidentTexts[language].status[value] }))}
    />
  );
}

/** The minutes that can be chosen without typing a time. */
const quickMinutes = [15, 30, 60, 120];

/** By when more will be said: so many minutes after it is sent, or a time. */
export function PromiseFields({ asked, faults }: FieldsProps) {
  const { language, typed } = asked;
  const { promise, noPromise, inMinutes, promiseAt, promiseAtUnsaid } =
    consoleIncidentTexts[language].compose;
  const chosen = typedIn(typed, 'promise');
  const known = /^\d{1,5}$/.test(chosen) ? [Number(chosen)] : [];
  const minutes = [...new Set([...quickMinutes, ...known])].sort((a, b) => a - b);
  return (
    <div class="pair">
      <SelectField
        {...{ name: 'promise', label: promise, chosen }}
        options={[
          { value: '', text: noPromise },
          ...minutes.map((one) => ({
            value: String(one),
            text: inMinutes(duration(one * 60_000, language)),
          })),
        ]}
      />
      <TimeField
        {...{ asked, name: 'nextUpdateBy', label: promiseAt, unsaid: promiseAtUnsaid }}
        fault={faults.get('nextUpdateBy')}
      />
    </div>
  );
}

/** What an incident is as a whole, besides its title and its beginning. */
export function WholeFields({ asked, faults }: FieldsProps) {
  const { language, typed } = asked;
  const { kind, impact, impactDerived } = consoleIncidentTexts[language].compose;
  const told = incidentTexts[language];
  return (
    <>
      <FallbackFields asked={asked} faults={faults} />
      <div class="pair">
        <SelectField
          {...{ name: 'kind', label: kind, chosen: typedIn(typed, 'kind') }}
          options={incidentKinds.map((value) => ({ value, text: told.kind[value] }))}
        />
        <SelectField
          {...{ name: 'impact', label: impact, chosen: typedIn(typed, 'impact') }}
          options={[
            { value: '', text: impactDerived },
            ...impacts.map((value) => ({ value, text: told.impact[value] })),
          ]}
        />
      </div>
    </>
  );
}

/** The most ways instead that a form offers to choose, where there are not more already. */
const mostFallbacks = 3;

function FallbackFields({ asked: { language, typed, watched }, faults }: FieldsProps) {
  const { fallbacks, fallback, noFallback } = consoleIncidentTexts[language].compose;
  const channels = siteComponents(watched.site).filter(({ channel }) => channel !== undefined);
  const places = Math.max(fallbackFields(typed).length, Math.min(channels.length, mostFallbacks));
  const fault = faults.get('fallbacks');
  return (
    <fieldset aria-describedby={fault && 'fallbacks-note'}>
      <legend>{fallbacks}</legend>
      <div class="pair">
        {Array.from({ length: places }, (_, index) => (
          <SelectField
            {...{ name: `fallbacks.${index}`, label: fallback(index + 1) }}
            chosen={typedIn(typed, `fallbacks.${index}`)}
            options={[
              { value: '', text: noFallback },
              ...channels.map(({ slug, name }) => ({ value: slug, text: name[language] })),
            ]}
          />
        ))}
      </div>
      {fault && (
        <p id="fallbacks-note" class="fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** When it began; where that is not asked for, now. */
export function BeginningField({
  asked,
  faults,
  isAsked,
}: FieldsProps & Readonly<{ isAsked: boolean }>) {
  const { startedAt, nowUnsaid } = consoleIncidentTexts[asked.language].compose;
  return (
    <TimeField
      {...{ asked, name: 'startedAt', label: startedAt, fault: faults.get('startedAt') }}
      {...(!isAsked && { unsaid: nowUnsaid })}
    />
  );
}
