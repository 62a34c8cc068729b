import { type ComponentStatus, componentStatuses } from '../../domain/component.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import { type DayOfHistory, historyDays } from '../../domain/past/history.ts';
import { texts } from '../../i18n/texts.ts';
import type { Reading } from '../../i18n/time.ts';
import type { StripView } from '../public/view.ts';
import { StripTable } from './strip-table.tsx';

type StripProps = Readonly<{
  /** The component that it is about. */
  component: Readonly<{ slug: string; name: Localized }>;
  history: StripView;
  language: Language;
  reading: Reading;
}>;

/** The last 90 days as one figure that takes the focus once; opened, it shows the same as a table. */
export function Strip({ component, history, language, reading }: StripProps) {
  const text = texts[language].strip;
  const { counts, uptime } = history;
  return (
    <details class="strip">
      <summary aria-label={text.label(component.name[language], counts, uptime)}>
        <svg viewBox={`0 0 ${historyDays} 8`} preserveAspectRatio="none" aria-hidden="true">
          {[...componentStatuses, null].map((worst) => (
            <Bars days={history.days} worst={worst} />
          ))}
        </svg>
        <span class="brief">
          <span class="period">{text.period(counts)}</span>
          {text.brief(counts, uptime)}
        </span>
      </summary>
      <StripTable
        component={component.slug}
        days={history.days}
        language={language}
        reading={reading}
      />
    </details>
  );
}

/** The days of one status as one path: a stroke from run to run, cut into days by its dashes. */
function Bars({ days, worst }: { days: readonly DayOfHistory[]; worst: ComponentStatus | null }) {
  const height = worst === null ? 1 : heights[worst];
  const path = runsOf(days, worst)
    .map(({ start, length }) => `M${start} ${8 - height / 2}h${length}`)
    .join('');
  return path && <path class={worst ?? 'unchecked'} stroke-width={height} d={path} />;
}

/** Of 8: bars also differ by height, so that they can be told apart without colour. */
const heights: Readonly<Record<ComponentStatus, number>> = {
  operational: 6,
  under_maintenance: 4,
  degraded_performance: 5,
  partial_outage: 7,
  major_outage: 8,
};

/** Runs of days with the same worst status. */
function runsOf(days: readonly DayOfHistory[], worst: ComponentStatus | null) {
  const runs: { start: number; length: number }[] = [];
  days.forEach((day, index) => {
    if (day.worst !== worst) return;
    const last = runs.at(-1);
    if (last && last.start + last.length === index) last.length += 1;
    else runs.push({ start: index, length: 1 });
  });
  return runs;
}
