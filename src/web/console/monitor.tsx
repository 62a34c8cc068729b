import { pauseMonitor } from '../../actions/pause-monitor.ts';
import { resumeMonitor } from '../../actions/resume-monitor.ts';
import { runMonitor } from '../../actions/run-monitor.ts';
import { AppError } from '../../domain/app-error.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleMonitorTexts } from '../../i18n/console/monitor-texts.ts';
import { there } from '../api/found.ts';
import { readMonitorsNow } from '../monitors-now.ts';
import { FormFault } from './field.tsx';
import { typedIn } from './form.ts';
import { ElsewhereNote } from './monitor/elsewhere.tsx';
import { lastOf, PausedNote, PauseForm } from './monitor/pause.tsx';
import { MonitorRecord, readRecord } from './monitor/record.tsx';
import { Acts, Ran, ranAs, readRan, soon } from './monitor/run.tsx';
import { MonitorState, monitorPath } from './monitors.tsx';
import { type Refused, refusedBy } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { timeIn } from './typed.ts';

const path = '/monitors/:slug';

export const monitorRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path, allows: 'viewer', handle: (asked) => monitorPage(asked, asShown) },
  { method: 'POST', path: `${path}/runs`, allows: 'responder', handle: run },
  { method: 'POST', path: `${path}/pause`, allows: 'responder', handle: pause },
  { method: 'POST', path: `${path}/resumption`, allows: 'responder', handle: resume },
];

async function run(asked: StaffAsked): Promise<Answer> {
  const { acting, param, runNow, language } = asked;
  const text = consoleMonitorTexts[language].run;
  try {
    const ran = ranAs(await soon(runMonitor(acting, param('slug'), runNow)));
    return { kind: 'go', to: `${monitorPath(param('slug'))}?ran=${ran}`, cookies: [] };
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if (code !== 'too_many' && code !== 'conflict') throw error;
    return code === 'too_many'
      ? monitorPage(asked, { ...asShown, status: 429, fault: text.tooSoon })
      : monitorPage(asked, { ...asShown, status: 409, fault: text.elsewhere });
  }
}

async function pause(asked: StaffAsked): Promise<Answer> {
  const { acting, param, fields, watched, texts, language } = asked;
  const until = timeIn(fields, 'until', watched.site.timeZone) ?? null;
  try {
    await pauseMonitor(acting, param('slug'), { reason: typedIn(fields, 'reason'), until });
    return backTo(asked);
  } catch (error) {
    const { faults } = consoleMonitorTexts[language].pause;
    const refused = refusedBy(error, texts, faults);
    return monitorPage(asked, { ...asShown, status: refused.status, refused });
  }
}

async function resume(asked: StaffAsked): Promise<Answer> {
  try {
    await resumeMonitor(asked.acting, asked.param('slug'));
  } catch (error) {
    // Somebody else was faster, or its time was up: it looks again, as was asked for.
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
  }
  return backTo(asked);
}

function backTo({ param }: StaffAsked): Answer {
  return { kind: 'go', to: monitorPath(param('slug')), cookies: [] };
}

/** Why the page is shown again after something was asked for. */
type Shown = Readonly<{
  status: 200 | 409 | 422 | 429;
  fault: string | null;
  refused: Refused | null;
}>;

const asShown: Shown = { status: 200, fault: null, refused: null };

async function monitorPage(asked: StaffAsked, { status, fault, refused }: Shown): Promise<Answer> {
  const { db, watched, now, param, language, reading, visitor } = asked;
  const all = await readMonitorsNow(db, watched, now);
  const found = all.find(({ monitor }) => monitor.slug === param('slug'));
  const one = there(found, 'monitor');
  const page = `/monitors/${one.monitor.slug}`;
  const [ran, record] = await Promise.all([readRan(asked), readRecord(asked, one)]);
  const mayChange = isAtLeast(visitor.role, 'responder');
  const form = mayChange && (
    <PauseForm {...{ one, page, asked, refused, last: lastOf(one, all, asked) }} />
  );
  const content = (
    <>
      <MonitorState {...{ one, language, reading }} />
      <ElsewhereNote {...{ one, asked }} />
      {fault !== null && <FormFault>{fault}</FormFault>}
      {ran && <Ran {...{ ran, one, asked }} />}
      <PausedNote {...{ one, page, asked, mayChange }} />
      {mayChange && <Acts {...{ one, page, asked }} />}
      {/* What is to be mended comes first. */}
      {refused && form}
      <MonitorRecord {...{ one, record, asked }} />
      {!refused && form}
    </>
  );
  return { kind: 'page', status, title: one.monitor.slug, content };
}
