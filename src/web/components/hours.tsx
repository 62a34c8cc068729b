import type { HoursShown, OtherDays, WeekdayRun } from '../../domain/hours/hours-shown.ts';
import { weekdays } from '../../domain/hours/service-hours.ts';
import type { Language } from '../../domain/localized.ts';
import { componentTexts } from '../../i18n/component-texts.ts';
import { datesText, spansText, weekdaysText, weekdayText } from '../../i18n/hours.ts';
import { calendarDay, type Reading } from '../../i18n/time.ts';

type HoursProps = Readonly<{ hours: HoursShown | null; language: Language; reading: Reading }>;

/** When people are there: the hours of the week, what comes after them, and the days with others. */
export function Hours({ hours, language, reading }: HoursProps) {
  const text = componentTexts[language].hours;
  return (
    <section aria-labelledby="hours">
      <h2 id="hours">{text.title}</h2>
      {hours === null ? (
        <p>{text.always}</p>
      ) : (
        <WeeklyHours hours={hours} language={language} reading={reading} />
      )}
    </section>
  );
}

type WeeklyHoursProps = HoursProps & Readonly<{ hours: HoursShown }>;

function WeeklyHours({ hours, language, reading }: WeeklyHoursProps) {
  const text = componentTexts[language].hours;
  const { week, bot, next, timeZone } = hours;
  return (
    <>
      <Week runs={week} language={language} />
      {bot.length > 0 && <h3>{text.bot}</h3>}
      {bot.length > 0 && <Week runs={bot} language={language} />}
      {next && <h3>{text.from(calendarDay(next.from, language, reading))}</h3>}
      {next && <Week runs={next.week} language={language} />}
      <OtherHours hours={hours} language={language} reading={reading} />
      {timeZone !== reading.timeZone && <p class="note">{text.zone(timeZone)}</p>}
    </>
  );
}

function Week({ runs, language }: { runs: readonly WeekdayRun[]; language: Language }) {
  return (
    <dl class="hours">
      {runs.map((run) => (
        <div>
          <dt>{weekdaysText(run, language)}</dt>
          <dd>{spansText(run.spans, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

function OtherHours({ hours: { otherDays }, language, reading }: WeeklyHoursProps) {
  const text = componentTexts[language].hours;
  if (otherDays.length === 0) return null;
  return (
    <>
      <h3>{text.otherDays}</h3>
      <dl class="hours">
        {otherDays.map((days) => (
          <div>
            <dt>
              {datesText(days, language, reading)}{' '}
              <small>{text.kinds[days.kind](days.name?.[language] ?? null)}</small>
            </dt>
            <dd>{hoursOf(days, language)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The hours of such days, and what they are like. */
function hoursOf({ spans, like }: OtherDays, language: Language): string {
  const { hours } = componentTexts[language];
  const written = spansText(spans, language);
  if (like === null) return written;
  if (like === 'usual') return hours.usual(written);
  return hours.like(weekdayText(weekdays.indexOf(like), language), written);
}
