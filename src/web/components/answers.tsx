import type { AnswersShown, Percentiles } from '../../domain/answers/answers-shown.ts';
import type { Language } from '../../domain/localized.ts';
import { answersTexts } from '../../i18n/answers-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { answerTime, calendarDay, type Reading } from '../../i18n/time.ts';
import { Week } from './week-of-answers.tsx';

type AnswersProps = Readonly<{ answers: AnswersShown; language: Language; reading: Reading }>;

/** How long answers took by day: one figure that takes the focus once, with a table behind it. */
export function Answers({ answers, language, reading }: AnswersProps) {
  const text = answersTexts[language];
  const { all, best, time, week } = answers;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{text.title[time]}</h2>
      <details class="strip answers">
        <summary>
          <Figure answers={answers} />
          <span class="brief">{text.brief(...printed(all, language))}</span>
        </summary>
        <AnswersTable answers={answers} language={language} reading={reading} />
      </details>
      {week && <Week week={week} best={best} language={language} />}
    </section>
  );
}

const height = 24;

/** A bar for each day: up to p95, and stronger up to p50. Drawn to the longest of them. */
function Figure({ answers: { days } }: { answers: AnswersShown }) {
  const longest = Math.max(1, ...days.map(({ p95 }) => p95 ?? 0));
  const bars = (of: 'p50' | 'p95') =>
    days
      .map((day, index) => ({ index, value: day[of] }))
      .filter(({ value }) => value !== null)
      .map(({ index, value }) => `M${index + 0.36} ${height}v-${rounded((value ?? 0) / longest)}`)
      .join('');
  return (
    <svg viewBox={`0 0 ${days.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="p95" d={bars('p95')} />
      <path class="p50" d={bars('p50')} />
    </svg>
  );
}

function rounded(share: number): number {
  return Math.max(0.5, Math.round(share * height * 10) / 10);
}

function AnswersTable({ answers: { days }, language, reading }: AnswersProps) {
  const { half, most } = answersTexts[language];
  const known = days.filter(({ p50 }) => p50 !== null).toReversed();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{texts[language].strip.day}</th>
          <th scope="col">{half}</th>
          <th scope="col">{most}</th>
        </tr>
      </thead>
      <tbody>
        {known.map((day) => (
          <tr>
            <th scope="row">{calendarDay(day.date, language, reading)}</th>
            {printed(day, language).map((value) => (
              <td>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function printed({ p50, p95 }: Percentiles, language: Language): [string, string] {
  return [answerTime(p50 ?? 0, language), answerTime(p95 ?? 0, language)];
}
