import type { MonitorNow } from '../../../domain/monitor/monitor-now.ts';
import { consoleMonitorTexts } from '../../../i18n/console/monitor-texts.ts';
import { pastTime } from '../../../i18n/time.ts';
import { Around } from '../../components/around.tsx';
import { PastTime } from '../../components/time.tsx';
import type { Asked } from '../route.ts';

type Props = Readonly<{
  one: MonitorNow;
  asked: Pick<Asked, 'language' | 'reading' | 'watched'>;
}>;

/** That a monitor cannot be looked at from here, and when one that can has looked last. */
export function ElsewhereNote({ one: { monitor, locations }, asked }: Props) {
  const { language, reading, watched } = asked;
  if (!watched.elsewhere?.some(({ slug }) => slug === monitor.slug)) return null;
  const text = consoleMonitorTexts[language].nodeOnly;
  const instant = Math.max(0, ...locations.map(({ lastCheckAt }) => lastCheckAt ?? 0));
  return (
    <p class="quiet">
      {instant === 0 ? (
        text.never
      ) : (
        <Around {...text.last(pastTime(instant, language, reading))}>
          <PastTime {...{ instant, language, reading }} />
        </Around>
      )}
    </p>
  );
}
