import { type Incident, incidentMoves, incidentStatus } from '../../../domain/words/incident.ts';
import { newestWords } from '../../../domain/words/incident-words.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { NotifyField, type ToldProps } from '../notify-field.tsx';
import { TimeField } from '../time-field.tsx';
import { BodyField } from '../title-and-body.tsx';
import { ComponentFields } from './component-fields.tsx';
import { type FieldsProps, PromiseFields, StatusField } from './fields.tsx';
import { isStatusOver } from './typed.ts';

/** What an update says; once it is over there is nothing to promise, and all is well again. */
export function UpdateFields({
  asked,
  faults,
  told,
  incident,
}: FieldsProps & ToldProps & Readonly<{ incident: Incident }>) {
  const { later, trueAt, nowUnsaid } = consoleIncidentTexts[asked.language].compose;
  return (
    <>
      <StatusField {...{ asked, faults, statuses: incidentMoves[incidentStatus(incident)] }} />
      <BodyField asked={asked} faults={faults} />
      {!isStatusOver(asked.typed) && (
        <>
          <ComponentFields {...{ asked, faults, before: newestWords(incident) }} />
          <PromiseFields asked={asked} faults={faults} />
        </>
      )}
      <NotifyField {...{ asked, told }} />
      <details open={faults.has('at')}>
        <summary>{later}</summary>
        <TimeField
          {...{ asked, name: 'at', label: trueAt, unsaid: nowUnsaid, fault: faults.get('at') }}
        />
      </details>
    </>
  );
}
