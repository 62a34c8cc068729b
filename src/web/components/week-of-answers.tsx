import type { BestTime } from '../../domain/answers-shown.ts';
import type { Language } from '../../domain/localized.ts';
import { stepOf, type WeekOfAnswers } from '../../domain/week-of-answers.ts';
import { answersTexts } from '../../i18n/answers-texts.ts';
import { hourText, weekdayText } from '../../i18n/hours.ts';

type WeekProps = Readonly<{ week: WeekOfAnswers; language: Language }>;

/** Answers by hour of the week: one figure that takes the focus once, with a table behind it. */
export function Week({ week, best, language }: WeekProps & Readonly<{ best: BestTime | null }>) {
  const text = answersTexts[language].week;
  return (
    <>
      <h3>{text.title[week.time]}</h3>
      {best && <p>{bestText(best, language)}</p>}
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

function bestText({ shortest, longest, count }: BestTime, language: Language): string {
  const { best, wait } = answersTexts[language];
  const told = ({ weekday, hour, waitSeconds }: BestTime['shortest']) => ({
    day: weekdayText(weekday, language),
    hours: hourText(hour, hour + 1),
    wait: wait(Math.round(waitSeconds / 60)),
  });
  return best(told(shortest), told(longest), count);
}

const weekdayIndexes = [0, 1, 2, 3, 4, 5, 6];

/** Of four shades those that are furthest apart; a quiet one where there is nothing to tell apart. */
function shadeOf(step: number, { steps }: WeekOfAnswers): string {
  const last = steps.length - 1;
  return last === 0 ? 'shade2' : `shade${1 + Math.round((3 * step) / last)}`;
}

/** The hours of one step as one path: a stroke from run to run, cut into hours by its dashes. */
function cellsOf(step: number, week: WeekOfAnswers): string {
  return runsOf(week)
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
        {runsOf(week).map(({ weekday, from, until, step }) => (
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

/** Neighbouring hours of one day and one step: `[from, until)`. */
type Run = { weekday: number; from: number; until: number; step: number };

function runsOf(week: WeekOfAnswers): readonly Run[] {
  const runs: Run[] = [];
  week.hours.forEach((value, slot) => {
    if (value === null) return;
    const [weekday, hour, step] = [Math.floor(slot / 24), slot % 24, stepOf(value, week)];
    const last = runs.at(-1);
    const isNext = last?.weekday === weekday && last.until === hour && last.step === step;
    if (last && isNext) last.until = hour + 1;
    else runs.push({ weekday, from: hour, until: hour + 1, step });
  });
  return runs;
}
