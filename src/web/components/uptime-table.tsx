import type { Language } from '../../domain/localized.ts';
import { componentTexts } from '../../i18n/component-texts.ts';
import { monthName } from '../../i18n/time.ts';
import { shareText, uptimeText } from '../../i18n/uptime.ts';
import type { UptimeRow } from '../public/component-view.ts';

type UptimeTableProps = Readonly<{
  rows: readonly UptimeRow[];
  /** Those of people who are always there are one figure. */
  hours: 'always' | 'weekly';
  language: Language;
}>;

/** Uptime of the last 90 days and of each month, and how it is counted. */
export function UptimeTable({ rows, hours, language }: UptimeTableProps) {
  const text = componentTexts[language].uptime;
  return (
    <section aria-labelledby="uptime">
      <h2 id="uptime">{text.title}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{text.period}</th>
            {hours === 'weekly' && <th scope="col">{text.inServiceHours}</th>}
            <th scope="col">{text.roundTheClock}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, inServiceHours, roundTheClock, watchedShare }) => (
            <tr>
              <th scope="row">
                {period === 'quarter' ? text.quarter : monthName(period, language)}
                {isPart(watchedShare) && <Watched share={watchedShare} language={language} />}
              </th>
              {hours === 'weekly' && <td>{uptimeText(inServiceHours)}</td>}
              <td>{uptimeText(roundTheClock)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">{text.formula}</p>
      <details class="rules">
        <summary>
          <span class="brief">{text.more}</span>
        </summary>
        <p>{text.rules.counted}</p>
        {hours === 'weekly' && <p>{text.rules.inServiceHours}</p>}
        <p>{text.rules.rounded}</p>
      </details>
    </section>
  );
}

/** Of time that nobody watched, the missing uptime says enough. */
function isPart(share: number): boolean {
  return share > 0 && share < 1;
}

/** How much of the time was watched, said of time that was not watched whole. */
function Watched({ share, language }: Readonly<{ share: number; language: Language }>) {
  const { watched } = componentTexts[language].uptime;
  return (
    <>
      {' '}
      <small>{watched(shareText(share, language))}</small>
    </>
  );
}
