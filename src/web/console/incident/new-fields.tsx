import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { NotifyField, type ToldProps } from '../notify-field.tsx';
import { TimeField } from '../time-field.tsx';
import { BodyField, TitleField } from '../title-and-body.tsx';
import { ComponentFields } from './component-fields.tsx';
import {
  BeginningField,
  type FieldsProps,
  PromiseFields,
  StatusField,
  WholeFields,
} from './fields.tsx';

/** What is told of an incident that goes on; what is seldom needed is folded away. */
export function NewFields({ asked, faults, told }: FieldsProps & ToldProps) {
  const isFaulty = ['fallbacks', 'startedAt'].some((name) => faults.has(name));
  return (
    <>
      <TitleField asked={asked} faults={faults} />
      <BodyField asked={asked} faults={faults} />
      <ComponentFields asked={asked} faults={faults} before={[]} />
      <PromiseFields asked={asked} faults={faults} />
      <NotifyField {...{ asked, told }} />
      <details open={isFaulty}>
        <summary>{consoleIncidentTexts[asked.language].compose.more}</summary>
        <StatusField
          {...{ asked, faults, statuses: ['investigating', 'identified', 'monitoring'] }}
        />
        <BeginningField {...{ asked, faults, isAsked: false }} />
        <WholeFields asked={asked} faults={faults} />
      </details>
    </>
  );
}

/** What is told of an incident that is over already. */
export function PastFields({ asked, faults, told }: FieldsProps & ToldProps) {
  const { at, nowUnsaid } = consoleIncidentTexts[asked.language].compose;
  return (
    <>
      <input type="hidden" name="past" value="on" />
      <input type="hidden" name="status" value="resolved" />
      <TitleField asked={asked} faults={faults} />
      <BodyField asked={asked} faults={faults} />
      <div class="pair">
        <BeginningField {...{ asked, faults, isAsked: true }} />
        <TimeField
          {...{ asked, name: 'at', label: at, unsaid: nowUnsaid, fault: faults.get('at') }}
        />
      </div>
      <ComponentFields asked={asked} faults={faults} before={[]} />
      <WholeFields asked={asked} faults={faults} />
      <NotifyField {...{ asked, told }} />
    </>
  );
}
