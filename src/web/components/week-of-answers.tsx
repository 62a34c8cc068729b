import type { BestTime, HoursOfWeek } from '../../domain/answers/best-time.ts';
import { runsOfWeek, type WeekOfAnswers } from '../../domain/answers/week-of-answers.ts';
import type { Language } from '../../domain/localized.ts';
import { answersTexts } from '../../i18n/answers-texts.ts';
import { hourText, weekdayIndexesText, weekdayText } from '../../i18n/hours.ts';
import { Phrases } from './phrases.tsx';

type WeekProps = Readonly<{ week: WeekOfAnswers; language: Language }>;

/** Answers by hour of the week: one figure that takes the focus once, with a table behind it. */
export function Week({ week, best, language }: WeekProps & Readonly<{ best: BestTime | null }>) {
  const text = answersTexts[language].week;
  return (
    <>
      <h3>{text.title[week.time]}</h3>
      {best && <BestTimes week={week} best={best} language={language} />}
      <details class="strip week">
        <summary>
          <span class="days" aria-hidden="true">
            {weekdayIndexes.map((weekday) => (
              <span>{weekdayText(weekday, language)}</span>
            ))}
          </span>
          <svg viewBox="0 0 24 7" preserveAspectRatio="none" aria-hidden="true">
            {week.steps.map((_, step) => (
              <path class={shadeOf(step, week)} d={cellsOf(step, week)} />
            ))}
          </svg>
          <span class="clock" aria-hidden="true">
            {[0, 6, 12, 18, 24].map((hour) => (
              <span>{hour}</span>
            ))}
          </span>
          <Legend week={week} language={language} />
          <span class="brief">{text.brief}</span>
        </summary>
        <WeekTable week={week} language={language} />
      </details>
    </>
  );
}

function BestTimes({ week, best, language }: WeekProps & Readonly<{ best: BestTime }>) {
  const { shortest, longest, count } = best;
  const told = ({ first, last, from, until }: HoursOfWeek, step: number) => ({
    hours: `${weekdayIndexesText(first, last, language)} ${hourText(from, until)}`,
    wait: stepText(step, week, language),
  });
  const sentence = answersTexts[language].best(
    told(shortest, 0),
    told(longest, week.steps.length - 1),
    count.toLocaleString('en'),
  );
  return (
    <p>
      <Phrases sentence={sentence} language={language} />
    </p>
  );
}

const weekdayIndexes = [0, 1, 2, 3, 4, 5, 6];

/** Of four shades those that are furthest apart; a quiet one where there is nothing to tell apart. */
function shadeOf(step: number, { steps }: WeekOfAnswers): string {
  const last = steps.length - 1;
  return last === 0 ? 'shade2' : `shade${1 + Math.round((3 * step) / last)}`;
}

/** The hours of one step as one path: a stroke from run to run, cut into hours by its dashes. */
function cellsOf(step: number, week: WeekOfAnswers): string {
  return runsOfWeek(week)
    .filter((run) => run.step === step)
    .map(({ weekday, from, until }) => `M${from} ${weekday + 0.5}h${until - from}`)
    .join('');
}

function Legend({ week, language }: WeekProps) {
  const text = answersTexts[language].week;
  return (
    <span class="legend">
      {week.steps.map((_, step) => (
        <span>
          <svg viewBox="0 0 1 1" aria-hidden="true">
            <path class={shadeOf(step, week)} d="M0 .5h1" />
          </svg>
          {stepText(step, week, language)}
        </span>
      ))}
      {week.hours.includes(null) && <span>{text.empty}</span>}
    </span>
  );
}

function stepText(step: number, { time, steps }: WeekOfAnswers, language: Language): string {
  const { upTo, between } = answersTexts[language].week;
  const unit = time === 'queueWaitSeconds' ? 'minutes' : 'seconds';
  const whole = (end: number) => end / (unit === 'minutes' ? 60 : 1000);
  const [least, most] = [steps[step - 1], steps[step] ?? 0];
  return least === undefined ? upTo[unit](whole(most)) : between[unit](whole(least), whole(most));
}

function WeekTable({ week, language }: WeekProps) {
  const text = answersTexts[language].week;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.hours}</th>
          <th scope="col">{text.usual}</th>
        </tr>
      </thead>
      <tbody>
        {runsOfWeek(week).map(({ weekday, from, until, step }) => (
          <tr>
            <th scope="row">
              {weekdayText(weekday, language)} {hourText(from, until)}
            </th>
            <td>{stepText(step, week, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
