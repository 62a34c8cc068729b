import { hourOf } from '../../../domain/answers/answer-time.ts';
import { type AnswersShown, answersShown } from '../../../domain/answers/answers-shown.ts';
import type { MonitorNow } from '../../../domain/monitor/monitor-now.ts';
import { historyDays } from '../../../domain/past/history.ts';
import { lastDays } from '../../../domain/time/zoned-day.ts';
import { consoleMonitorTexts } from '../../../i18n/console/monitor-texts.ts';
import { readMonitorAnswerTimes } from '../../../storage/answer-time.ts';
import { readChecksPage, type StoredCheck } from '../../../storage/check.ts';
import { Answers } from '../../components/answers.tsx';
import type { StaffAsked } from '../route.ts';
import { Checks } from './checks.tsx';
import { failuresPath } from './failures.tsx';
import { WhatIsWatched } from './what.tsx';
import { type Confirming, readConfirming, Why } from './why.tsx';

/** How many checks of each list stand on the page of a monitor. */
const listed = { recent: 20, failures: 10 } as const;

/** What is stored of a monitor, as far as its page shows it. */
type Recorded = Readonly<{
  confirming: Confirming | null;
  recent: readonly StoredCheck[];
  failures: readonly StoredCheck[];
  answers: AnswersShown | null;
}>;

/** Reads what the page of a monitor shows. */
export async function readRecord(asked: StaffAsked, one: MonitorNow): Promise<Recorded> {
  const { db } = asked;
  const { slug } = one.monitor;
  const [confirming, recent, failures, answers] = await Promise.all([
    readConfirming(db, one),
    readChecksPage(db, slug, { before: null, limit: listed.recent, which: 'all' }),
    readChecksPage(db, slug, { before: null, limit: listed.failures, which: 'failures' }),
    readAnswers(asked, slug),
  ]);
  return { confirming, recent, failures, answers };
}

async function readAnswers(
  { db, now, watched: { site } }: StaffAsked,
  slug: string,
): Promise<AnswersShown | null> {
  const { timeZone } = site;
  const days = lastDays(historyDays, timeZone, now);
  const since = hourOf(days[0]?.start ?? now);
  const hours = await readMonitorAnswerTimes(db, slug, { since });
  // When people are there is a question for the page of the component.
  return answersShown(hours, { days, staffed: [], timeZone });
}

type RecordProps = Readonly<{ one: MonitorNow; record: Recorded; asked: StaffAsked }>;

/** Why a monitor is in its state, what was found of late and before, and what it looks at. */
export function MonitorRecord({ one, record, asked }: RecordProps) {
  const { confirming, recent, failures, answers } = record;
  const { language, reading } = asked;
  const text = consoleMonitorTexts[language];
  return (
    <>
      <Why {...{ one, confirming, asked }} />
      <section aria-labelledby="checks">
        <h2 id="checks">{text.checks.title}</h2>
        {recent.length === 0 ? (
          <p>{text.checks.none}</p>
        ) : (
          <Checks {...{ checks: recent, language, reading }} />
        )}
      </section>
      <section aria-labelledby="failures">
        <h2 id="failures">{text.failures.title}</h2>
        {failures.length === 0 ? (
          <p>{text.failures.none}</p>
        ) : (
          <>
            <Checks {...{ checks: failures, language, reading }} />
            <a class="more" href={failuresPath(one.monitor.slug)}>
              {text.failures.all}
            </a>
          </>
        )}
      </section>
      {answers && <Answers {...{ answers, language, reading }} />}
      <WhatIsWatched one={one} asked={asked} />
    </>
  );
}
