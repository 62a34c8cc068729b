import { siteComponents } from '../../../domain/component.ts';
import type { MonitorNow } from '../../../domain/monitor/monitor-now.ts';
import { consoleMonitorTexts } from '../../../i18n/console/monitor-texts.ts';
import { Around } from '../../components/around.tsx';
import { FutureTime, PastTime } from '../../components/time.tsx';
import { FormFault, TextField } from '../field.tsx';
import { typedIn } from '../form.ts';
import type { Refused } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';
import { TimeField } from '../time-field.tsx';
import { localTimeOf } from '../typed.ts';

type PausedProps = Readonly<{ one: MonitorNow; page: string; asked: StaffAsked }>;

/** That a monitor is paused, by whom, why and for how long; and the way to let it look again. */
export function PausedNote({ one: { pause }, page, asked, mayChange }: PausedNoteProps) {
  if (!pause) return null;
  const { language, reading } = asked;
  const text = consoleMonitorTexts[language];
  return (
    <div class="paused">
      <p>
        {text.pause.by(pause.author)} <PastTime {...{ instant: pause.since, language, reading }} />
        {' · '}
        {pause.until === null ? (
          text.pause.endsNever
        ) : (
          <Around {...text.pause.ends}>
            <FutureTime {...{ instant: pause.until, language, reading }} />
          </Around>
        )}
      </p>
      <p>
        <bdi>{pause.reason}</bdi>
      </p>
      {mayChange && (
        <StaffForm {...{ asked, page, action: `${page}/resumption` }}>
          <button class="main" type="submit">
            {text.pause.resume}
          </button>
        </StaffForm>
      )}
    </div>
  );
}

type PausedNoteProps = PausedProps & Readonly<{ mayChange: boolean }>;

type PauseFormProps = PausedProps &
  Readonly<{
    refused: Refused | null;
    /** Whether nothing else looks at the component; then its name. */
    last: string | null;
  }>;

/** Lets a monitor not look for a while, and says beforehand what that means. */
export function PauseForm({ one, page, asked, refused, last }: PauseFormProps) {
  const { pause: text } = consoleMonitorTexts[asked.language];
  const typed = asked.typed.has('reason') ? asked.typed : begun(one, asked);
  const isTrouble = one.state === 'down' || one.state === 'degraded';
  return (
    <section aria-labelledby="pause">
      <h2 id="pause">{text.title}</h2>
      <p>{text.effect}</p>
      {last !== null && <p>{text.last(last)}</p>}
      {isTrouble && one.monitor.whenDown !== 'nothing' && <p class="fault">{text.hides}</p>}
      {refused && <FormFault>{refused.whole}</FormFault>}
      <StaffForm {...{ asked, page, action: `${page}/pause` }}>
        <TextField
          {...{ name: 'reason', label: text.reason, rows: 2, hint: text.reasonHint }}
          {...{ value: typedIn(typed, 'reason'), fault: refused?.faults.get('reason') }}
        />
        <TimeField
          {...{ asked: { ...asked, typed }, name: 'until', label: text.until }}
          {...{ unsaid: text.untilUnsaid, fault: refused?.faults.get('until') }}
        />
        <button type="submit">{one.pause ? text.replace : text.submit}</button>
      </StaffForm>
    </section>
  );
}

/** What the form begins with: what stands, where it is paused already. */
function begun({ pause }: MonitorNow, { watched }: StaffAsked): ReadonlyMap<string, string> {
  const until = pause?.until ?? null;
  return new Map([
    ['reason', pause?.reason ?? ''],
    ['until', until === null ? '' : localTimeOf(until, watched.site.timeZone)],
  ]);
}

/** The name of the component that a monitor looks at, where nothing else vouches for it; else null. */
export function lastOf(
  one: MonitorNow,
  all: readonly MonitorNow[],
  asked: StaffAsked,
): string | null {
  const { component } = one.monitor;
  const others = all.filter(
    ({ monitor, pause }) =>
      monitor.component === component &&
      monitor.slug !== one.monitor.slug &&
      monitor.whenDown !== 'nothing' &&
      pause === null,
  );
  const named = siteComponents(asked.watched.site).find(({ slug }) => slug === component);
  return others.length === 0 && named ? named.name[asked.language] : null;
}
