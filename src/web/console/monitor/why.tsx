import type { MonitorNow } from '../../../domain/monitor/monitor-now.ts';
import type { MonitorState } from '../../../domain/monitor/monitor-state.ts';
import { reasons } from '../../../domain/monitor/reason.ts';
import { isFresh } from '../../../domain/monitor/vote.ts';
import { consoleMonitorTexts } from '../../../i18n/console/monitor-texts.ts';
import { readChecksFrom, type StoredCheck } from '../../../storage/check.ts';
import type { Database } from '../../../storage/database.ts';
import { readConfirmedAt } from '../../../storage/transition.ts';
import { PastTime } from '../../components/time.tsx';
import type { StaffAsked } from '../route.ts';
import { Checks } from './checks.tsx';

/** The checks that confirmed the state of a monitor, and at which location. */
export type Confirming = Readonly<{ of: MonitorState; checks: readonly StoredCheck[] }>;

/** More are not shown; few monitors need as many. */
const mostChecks = 20;

/** Reads the checks that confirmed the state of a monitor, oldest first; null while there is none. */
export async function readConfirming(
  db: Database,
  { monitor: { slug }, locations, vote }: MonitorNow,
): Promise<Confirming | null> {
  const [of] = locations
    .filter(({ state, since }) => state === vote.state && since !== null)
    .toSorted((a, b) => (a.since ?? 0) - (b.since ?? 0));
  if (!of || of.since === null || of.state === 'pending') return null;
  const { location, since: from } = of;
  const [until, checks] = await Promise.all([
    readConfirmedAt(db, { monitor: slug, location, at: from }),
    readChecksFrom(db, slug, { location, from, limit: mostChecks }),
  ]);
  const isKept = checks[0]?.startedAt === from;
  return { of, checks: checks.filter(({ startedAt }) => isKept && startedAt <= (until ?? from)) };
}

type WhyProps = Readonly<{ one: MonitorNow; confirming: Confirming | null; asked: StaffAsked }>;

/** Why a monitor is in its state: what confirmed it, and what each location says. */
export function Why({ one, confirming, asked }: WhyProps) {
  const text = consoleMonitorTexts[asked.language].why;
  return (
    <section aria-labelledby="why">
      <h2 id="why">{text.title}</h2>
      {one.state === 'paused' && <p>{text.paused}</p>}
      {one.state === 'unknown' && <p>{text.unknown}</p>}
      {confirming === null ? <p>{text.pending}</p> : <Confirmed {...{ confirming, asked }} />}
      <Counting one={one} asked={asked} />
      {one.locations.length > 0 && <Votes one={one} asked={asked} />}
    </section>
  );
}

type ConfirmedProps = Readonly<{ confirming: Confirming; asked: StaffAsked }>;

function Confirmed({ confirming: { of, checks }, asked }: ConfirmedProps) {
  const { language, reading } = asked;
  const { why } = consoleMonitorTexts[language];
  if (of.state === 'pending') return null;
  if (checks.length === 0) return <p>{why.notKept}</p>;
  const decided = checks.filter(({ outcome }) => outcome !== 'unknown');
  return (
    <>
      <p>{why.confirmed[of.state](decided.length)}</p>
      <Checks {...{ checks, language, reading }} />
    </>
  );
}

/** How near it is to being down, where a run of failures has begun. */
function Counting({ one, asked }: Omit<WhyProps, 'confirming'>) {
  const { monitor, locations, state } = one;
  const failures = Math.max(0, ...locations.map((seen) => seen.failures.count));
  if (failures === 0 || state === 'down' || state === 'paused') return null;
  const { counting } = consoleMonitorTexts[asked.language].why;
  return <p>{counting(failures, monitor.failAfter)}</p>;
}

function Votes({ one: { locations, pause }, asked }: Omit<WhyProps, 'confirming'>) {
  const { language, reading, now } = asked;
  const { table, why, states } = consoleMonitorTexts[language];
  const voting = pause === null ? locations.filter((seen) => isFresh(seen, now)).length : 0;
  return (
    <>
      {voting > 1 && <p>{why.votes(voting, Math.floor(voting / 2) + 1)}</p>}
      <table>
        <thead>
          <tr>
            {[table.location, table.state, table.why, table.lastLook].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {locations.map((seen) => (
            <tr data-location={seen.location}>
              <th scope="row">{seen.location}</th>
              <td>
                {states[seen.state]}
                {!isFresh(seen, now) && <small> {table.notFresh}</small>}
              </td>
              <td>{seen.lastReason && reasons[seen.lastReason].text[language]}</td>
              <td>
                {seen.lastCheckAt !== null && (
                  <PastTime {...{ instant: seen.lastCheckAt, language, reading }} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
