import { windowReachabilities } from '../../../domain/words/maintenance.ts';
import { consoleMaintenanceTexts } from '../../../i18n/console/maintenance-texts.ts';
import { ComponentChoice } from '../component-choice.tsx';
import { CheckField, SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { TimeField } from '../time-field.tsx';
import { wordsIn } from '../typed.ts';
import { WordsField } from '../words-field.tsx';
import { advised } from './typed.ts';

type FieldsProps = Readonly<{ asked: StaffAsked; faults: FieldFaults }>;

type WindowFieldsProps = FieldsProps & Readonly<{ has: readonly WindowEnd[] }>;
type WindowEnd = 'scheduledFor' | 'scheduledUntil';

/** When the work begins and ends, as far as that is still to be said. */
export function WindowFields({ asked, faults, has }: WindowFieldsProps) {
  const { from, until } = consoleMaintenanceTexts[asked.language];
  const label = { scheduledFor: from, scheduledUntil: until };
  return (
    <div class="pair">
      {has.map((name) => (
        <TimeField {...{ asked, name, label: label[name], fault: faults.get(name) }} />
      ))}
    </div>
  );
}

/** What the work is about, how it is meanwhile, and what customers should know. */
export function MeanwhileFields({ asked, faults }: FieldsProps) {
  const { language, typed } = asked;
  const texts = consoleMaintenanceTexts[language];
  const hasAdvice = advised.some((name) => Object.keys(wordsIn(typed, name)).length > 0);
  return (
    <>
      <ComponentChoice asked={asked} fault={faults.get('components')} />
      <SelectField
        {...{ name: 'reachability', label: texts.reachabilityLabel }}
        options={windowReachabilities.map((value) => ({ value, text: texts.reachability[value] }))}
        {...{ chosen: typedIn(typed, 'reachability'), fault: faults.get('reachability') }}
      />
      <details class="advised" open={hasAdvice}>
        <summary>{texts.adviceTitle}</summary>
        {advised.map((name) => (
          <WordsField
            {...{ name, label: texts.advice[name], typed, beginning: {}, rows: 1 }}
            fault={faults.get(name)}
          />
        ))}
      </details>
      <CheckField name="auto" label={texts.auto} isChecked={typedIn(typed, 'auto') === 'on'} />
      {faults.has('auto') && <p class="fault">{faults.get('auto')}</p>}
    </>
  );
}
