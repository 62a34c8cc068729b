import { componentStatuses } from '../../../domain/component.ts';
import { laterStatuses, workStatuses } from '../../../domain/words/template.ts';
import { templateTexts } from '../../../i18n/console/template-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { maintenanceTexts } from '../../../i18n/maintenance-texts.ts';
import { texts as pageTexts } from '../../../i18n/texts.ts';
import { SelectField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { WordsField } from '../words-field.tsx';

type FollowUpsProps = Readonly<{
  asked: StaffAsked;
  kind: 'incident' | 'maintenance';
  faults: FieldFaults;
}>;

/** What is said next, status by status. */
export function FollowUpFields({ asked, kind, faults }: FollowUpsProps) {
  const { language } = asked;
  const texts = templateTexts[language];
  const said: readonly (readonly [string, string])[] =
    kind === 'incident'
      ? laterStatuses.map((status) => [status, incidentTexts[language].status[status]])
      : workStatuses.map((status) => [status, maintenanceTexts[language].status[status]]);
  return (
    <section>
      <h2>{texts.followUps}</h2>
      <p class="quiet">{texts.followUpsHint}</p>
      {said.map(([status, name]) => (
        <FollowUpField {...{ asked, kind, faults, status, name }} />
      ))}
    </section>
  );
}

type FollowUpProps = FollowUpsProps & Readonly<{ status: string; name: string }>;

/** Folded away as long as nothing is said. */
function FollowUpField({ asked, kind, faults, status, name }: FollowUpProps) {
  const { typed, language } = asked;
  const texts = templateTexts[language];
  const at = `followUps.${status}`;
  const content = (
    <fieldset>
      <legend>{name}</legend>
      <WordsField
        {...{ name: `${at}.body`, typed, beginning: {}, rows: 3, fault: faults.get(`${at}.body`) }}
        label={{ zh: texts.followUp.zh(name), en: texts.followUp.en(name) }}
      />
      {kind === 'incident' && (
        <SelectField
          {...{ name: `${at}.componentStatus`, label: texts.followUpStatus }}
          options={[
            { value: '', text: texts.asBefore },
            ...componentStatuses.map((one) => ({
              value: one,
              text: pageTexts[language].status[one],
            })),
          ]}
          chosen={typedIn(typed, `${at}.componentStatus`)}
        />
      )}
    </fieldset>
  );
  if (typedIn(typed, `${at}.body.zh`) + typedIn(typed, `${at}.body.en`) !== '') return content;
  return (
    <details>
      <summary>{texts.addFollowUp(name)}</summary>
      {content}
    </details>
  );
}
