import type { Language } from '../../domain/localized.ts';
import { componentTexts } from '../../i18n/component-texts.ts';
import { monthName } from '../../i18n/time.ts';
import { uptimeText } from '../../i18n/uptime.ts';
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
          {rows.map(({ period, inServiceHours, roundTheClock }) => (
            <tr>
              <th scope="row">
                {period === 'quarter' ? text.quarter : monthName(period, language)}
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
        {text.rules.map((rule) => (
          <p>{rule}</p>
        ))}
      </details>
    </section>
  );
}
