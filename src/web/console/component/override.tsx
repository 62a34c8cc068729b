import { componentStatuses } from '../../../domain/component.ts';
import type { Override } from '../../../domain/words/override.ts';
import { consoleComponentTexts } from '../../../i18n/console/component-texts.ts';
import { texts as publicTexts } from '../../../i18n/texts.ts';
import { Around } from '../../components/around.tsx';
import { FutureTime } from '../../components/time.tsx';
import { FormFault, SelectField } from '../field.tsx';
import { type Fields, typedIn } from '../form.ts';
import { notRefused, type Refused } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';
import { TimeField } from '../time-field.tsx';
import { localTimeOf } from '../typed.ts';
import { WordsField } from '../words-field.tsx';

type OverrideFormProps = Readonly<{
  slug: string;
  override: Override | null;
  asked: StaffAsked;
  refused: Refused | null;
}>;

/** Says what a component is, against all else, or takes that back. */
export function OverrideForm({ slug, override, asked, refused }: OverrideFormProps) {
  const { language, reading } = asked;
  const text = consoleComponentTexts[language].override;
  const typed = asked.typed.has('status') ? asked.typed : begun(override, asked);
  const faults = refused?.faults ?? notRefused;
  const page = `/components/${slug}`;
  return (
    <section aria-labelledby="override">
      <h2 id="override">{text.title}</h2>
      <p>{text.effect}</p>
      {override && (
        <div class="acts">
          <p>
            {publicTexts[language].status[override.status]}
            {' · '}
            <Around {...text.ends}>
              <FutureTime {...{ instant: override.expiresAt, language, reading }} />
            </Around>
          </p>
          <StaffForm {...{ asked, page, action: `${page}/override/end` }}>
            <button type="submit">{text.end}</button>
          </StaffForm>
        </div>
      )}
      {refused && <FormFault>{refused.whole}</FormFault>}
      <StaffForm {...{ asked, page, action: `${page}/override` }}>
        <SelectField
          {...{ name: 'status', label: text.status, chosen: typedIn(typed, 'status') }}
          options={componentStatuses.map((value) => ({
            value,
            text: publicTexts[language].status[value],
          }))}
          fault={faults.get('status')}
        />
        <WordsField
          {...{ name: 'reason', label: text.reasonIn, typed, beginning: {}, rows: 2 }}
          {...{ hint: text.reasonHint, fault: faults.get('reason') }}
        />
        <TimeField
          {...{ asked: { ...asked, typed }, name: 'expiresAt', label: text.expiresAt }}
          fault={faults.get('expiresAt')}
        />
        <button class="main" type="submit">
          {override ? text.replace : text.set}
        </button>
      </StaffForm>
    </section>
  );
}

const twoHoursMs = 2 * 60 * 60 * 1000;

/** What the form begins with: what stands, or the least that is not well, for two hours. */
function begun(override: Override | null, { now, watched }: StaffAsked): Fields {
  const expiresAt = override?.expiresAt ?? now + twoHoursMs;
  return new Map([
    ['status', override?.status ?? 'degraded_performance'],
    ['reason.zh', override?.reason.zh ?? ''],
    ['reason.en', override?.reason.en ?? ''],
    ['expiresAt', localTimeOf(expiresAt, watched.site.timeZone)],
  ]);
}
