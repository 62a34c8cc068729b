import type { Attempt } from '../../../domain/delivery/delivery.ts';
import { dateIn } from '../../../domain/time/zoned-day.ts';
import { consoleDeliveryTexts } from '../../../i18n/console/delivery-texts.ts';
import { ClockTime, FullTime } from '../../components/time.tsx';
import { took } from '../monitor/checks.tsx';
import type { StaffAsked } from '../route.ts';
import { shownAnswer } from '../subscriber/shown-address.tsx';
import { outcomeText } from './rows.tsx';

type AttemptsProps = Readonly<{ asked: StaffAsked; attempts: readonly Attempt[] }>;

/** Each attempt, oldest first: when, what came of it, how long it took, and what was answered. */
export function Attempts({ asked, attempts }: AttemptsProps) {
  const { language, reading } = asked;
  const { log } = consoleDeliveryTexts[language];
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts">{log.title}</h2>
      {attempts.length === 0 && <p>{log.none}</p>}
      <ol class="looks">
        {attempts.map((attempt) => {
          const { at, ms, detail, failure } = attempt;
          const isToday = dateIn(reading.timeZone, at) === reading.today;
          const when = { instant: at, language, reading };
          return (
            <li data-outcome={failure === null ? 'up' : 'down'}>
              {isToday ? <ClockTime {...when} /> : <FullTime {...when} />}
              <strong>{outcomeText(attempt, language)}</strong>
              <span>{took(ms)}</span>
              {detail !== '' && <bdi class="quiet">{shownAnswer(asked, detail)}</bdi>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
