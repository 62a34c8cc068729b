import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { FormFault } from '../field.tsx';
import type { Refused } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';
import { TimeField } from '../time-field.tsx';
import { timeIn } from '../typed.ts';

/** The stretch of time that was typed, as the action takes it. */
export function spanIn({ fields, watched }: Pick<StaffAsked, 'fields' | 'watched'>) {
  const { timeZone } = watched.site;
  const until = timeIn(fields, 'until', timeZone);
  return { since: timeIn(fields, 'since', timeZone) ?? '', ...(until !== undefined && { until }) };
}

type SpanProps = Readonly<{
  asked: StaffAsked;
  /** Below the console: the page of the webhook. */
  page: string;
  refused: Refused | null;
}>;

/** Has all posted again that did not arrive in a stretch of time. */
export function SpanForm({ asked, page, refused }: SpanProps) {
  const { span } = consoleWebhookTexts[asked.language];
  return (
    <section aria-labelledby="span">
      <h2 id="span">{span.title}</h2>
      <p>{span.hint}</p>
      <StaffForm {...{ asked, page, action: `${page}/redelivery` }}>
        {refused && <FormFault>{refused.whole}</FormFault>}
        <TimeField
          {...{ asked, name: 'since', label: span.since, fault: refused?.faults.get('since') }}
        />
        <TimeField
          {...{ asked, name: 'until', label: span.until, fault: refused?.faults.get('until') }}
          unsaid={span.untilUnsaid}
        />
        <button type="submit">{span.submit}</button>
      </StaffForm>
    </section>
  );
}
