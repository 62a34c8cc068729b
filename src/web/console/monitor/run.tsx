import type { MonitorNow } from '../../../domain/monitor/monitor-now.ts';
import { consoleMonitorTexts } from '../../../i18n/console/monitor-texts.ts';
import { reportWords } from '../../../i18n/report.ts';
import { readCheck, type StoredCheck } from '../../../storage/check.ts';
import { consolePath } from '../console-path.ts';
import { FormNote } from '../field.tsx';
import type { StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';
import { took } from './checks.tsx';
import { placeIn, placeOf } from './failures.tsx';

/** How long a look is waited for before the page is shown without it, in milliseconds. */
const longestWaitMs = 15_000;

/** What a look found; null where it takes longer than a page may. */
export function soon(run: Promise<StoredCheck>): Promise<StoredCheck | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), longestWaitMs);
  });
  return Promise.race([run, late]).finally(() => clearTimeout(timer));
}

/** What stands in the address of the page after a look that goes on. */
const goesOn = 'later';

/** How the address of the page names what a look found; null of one that goes on. */
export function ranAs(check: StoredCheck | null): string {
  return check === null ? goesOn : placeOf(check);
}

/** A look that was asked for just now: what it found, or that it goes on. */
type RanNow = StoredCheck | typeof goesOn;

/** Reads the look that the address of the page names; null where it names none. */
export async function readRan({ db, query, param }: StaffAsked): Promise<RanNow | null> {
  const ran = query.get('ran') ?? '';
  if (ran === goesOn) return goesOn;
  const place = placeIn(ran);
  if (place === null) return null;
  const { at: startedAt, location } = place;
  return readCheck(db, { monitor: param('slug'), startedAt, location });
}

type OneProps = Readonly<{ one: MonitorNow; asked: StaffAsked }>;

/** What the look found that was asked for. */
export function Ran({ ran, one, asked: { language } }: OneProps & Readonly<{ ran: RanNow }>) {
  const text = consoleMonitorTexts[language].run;
  if (ran === goesOn) return <FormNote>{text.goesOn}</FormNote>;
  const { outcomes } = reportWords[language];
  return (
    <FormNote>
      {text.found(outcomes[ran.outcome], took(ran.latencyMs))} {one.pause && text.notJudged}
    </FormNote>
  );
}

/** What staff can do at once: look, or tell customers. */
export function Acts({ one, page, asked }: OneProps & Readonly<{ page: string }>) {
  const { run: text, why } = consoleMonitorTexts[asked.language];
  const isTrouble = one.state === 'down' || one.state === 'degraded';
  const incident = new URLSearchParams({ component: one.monitor.component });
  return (
    <div class="acts">
      {isTrouble && (
        <a class="button" href={`${consolePath}/incidents/new?${incident}`}>
          {why.postIncident}
        </a>
      )}
      <StaffForm {...{ asked, page, action: `${page}/runs` }}>
        <button type="submit" aria-describedby="run-note">
          {text.submit}
        </button>
      </StaffForm>
      <p id="run-note" class="quiet">
        {text.note}
      </p>
    </div>
  );
}
