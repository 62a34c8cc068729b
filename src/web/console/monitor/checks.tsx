import type { Language } from '../../../domain/localized.ts';
import { reasons } from '../../../domain/monitor/reason.ts';
import { dateIn } from '../../../domain/time/zoned-day.ts';
import { reportWords } from '../../../i18n/report.ts';
import type { Reading } from '../../../i18n/time.ts';
import type { StoredCheck } from '../../../storage/check.ts';
import { ClockTime, FullTime } from '../../components/time.tsx';

type ChecksProps = Readonly<{
  checks: readonly StoredCheck[];
  language: Language;
  reading: Reading;
}>;

/** Checks as staff see them: with the reason in words, the evidence, and each step. */
export function Checks({ checks, language, reading }: ChecksProps) {
  const { outcomes } = reportWords[language];
  return (
    <ol class="looks">
      {checks.map(({ startedAt, location, outcome, reason, latencyMs, phases, detail }) => (
        <li data-outcome={outcome}>
          <CheckTime {...{ instant: startedAt, language, reading }} />
          <strong>{outcomes[outcome]}</strong>
          <span>{took(latencyMs)}</span>
          {reason && <span>{reasons[reason].text[language]}</span>}
          {detail && <bdi class="quiet">{detail}</bdi>}
          <span class="quiet">{[...stepsOf(phases), location].join(' · ')}</span>
        </li>
      ))}
    </ol>
  );
}

type TimeProps = Readonly<{ instant: number; language: Language; reading: Reading }>;

/** To the second where it was today, and with the day where it was not. */
function CheckTime(props: TimeProps) {
  const { instant, reading } = props;
  const isToday = dateIn(reading.timeZone, instant) === reading.today;
  return isToday ? <ClockTime {...props} /> : <FullTime {...props} />;
}

/** How long a look took, to the millisecond. */
export function took(latencyMs: number): string {
  return `${Math.round(latencyMs)} ms`;
}

function stepsOf(phases: StoredCheck['phases']): readonly string[] {
  return Object.entries(phases).map(([name, ms]) => `${name} ${Math.round(ms)}`);
}
