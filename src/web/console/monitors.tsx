import { siteComponents } from '../../domain/component.ts';
import type { Language } from '../../domain/localized.ts';
import { type MonitorNow, type ShownState, shownStates } from '../../domain/monitor/monitor-now.ts';
import { reasons } from '../../domain/monitor/reason.ts';
import type { Watched } from '../../domain/watched.ts';
import { consoleMonitorTexts } from '../../i18n/console/monitor-texts.ts';
import { pastTime } from '../../i18n/time.ts';
import { Around } from '../components/around.tsx';
import { Lamp } from '../components/lamp.tsx';
import { PastTime } from '../components/time.tsx';
import { readMonitorsNow } from '../monitors-now.ts';
import type { Lamp as LampKind } from '../public/view.ts';
import { consolePath } from './console-path.ts';
import { Field, SelectField } from './field.tsx';
import { ElsewhereNote } from './monitor/elsewhere.tsx';
import type { Answer, Asked, ConsoleRoute, StaffAsked } from './route.ts';

const path = '/monitors';

export const monitorListRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: showAll },
};

/** Where the console tells of one monitor. */
export function monitorPath(slug: string): string {
  return `${consolePath}${path}/${slug}`;
}

async function showAll(asked: StaffAsked): Promise<Answer> {
  const { db, watched, now, query, language, texts } = asked;
  const all = await readMonitorsNow(db, watched, now);
  const name = namesIn(watched, language);
  const shown = all
    .filter((one) => fits(one, name(one), query))
    .toSorted((a, b) => rank(a) - rank(b) || (b.since ?? 0) - (a.since ?? 0));
  const text = consoleMonitorTexts[language].list;
  const content = (
    <>
      <Filter query={query} language={language} />
      <p role="status">{shown.length === 0 ? text.none : text.count(shown.length, all.length)}</p>
      <MonitorRows {...{ asked, monitors: shown }} />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.monitors, content };
}

function rank({ state }: MonitorNow): number {
  return shownStates.indexOf(state);
}

/** The name of the component that a monitor looks at. */
function namesIn({ site }: Watched, language: Language): (one: MonitorNow) => string {
  const names = new Map(siteComponents(site).map(({ slug, name }) => [slug, name[language]]));
  return ({ monitor: { component } }) => names.get(component) ?? component;
}

function fits({ monitor, state }: MonitorNow, component: string, query: URLSearchParams): boolean {
  const [words, wanted] = [(query.get('q') ?? '').trim().toLowerCase(), query.get('state') ?? ''];
  const known = [monitor.slug, monitor.component, component].join('\n').toLowerCase();
  return known.includes(words) && (wanted === '' || wanted === state);
}

type FilterProps = Readonly<{ query: URLSearchParams; language: Language }>;

function Filter({ query, language }: FilterProps) {
  const { list, states } = consoleMonitorTexts[language];
  const options = shownStates.map((state) => ({ value: state, text: states[state] }));
  return (
    <form class="filter" method="get" action={consolePath + path}>
      <Field
        {...{ name: 'q', label: list.search, type: 'search', value: query.get('q') ?? '' }}
        optional
      />
      <SelectField
        {...{ name: 'state', label: list.state, chosen: query.get('state') ?? '' }}
        options={[{ value: '', text: list.anyState }, ...options]}
      />
      <button type="submit">{list.filter}</button>
    </form>
  );
}

type RowsProps = Readonly<{
  asked: Pick<Asked, 'language' | 'reading' | 'watched'>;
  monitors: readonly MonitorNow[];
}>;

/** Monitors, each in a line that leads to its page. */
export function MonitorRows({ asked, monitors }: RowsProps) {
  const { language, reading, watched } = asked;
  const name = namesIn(watched, language);
  return (
    <ul class="rows">
      {monitors.map((one) => (
        <li data-monitor={one.monitor.slug} data-state={one.state}>
          <div>
            <p>
              <a href={monitorPath(one.monitor.slug)}>{one.monitor.slug}</a>
            </p>
            <p>
              {name(one)} · {consoleMonitorTexts[language].kinds[one.monitor.probe.kind]}
            </p>
          </div>
          <MonitorState one={one} {...{ language, reading }} />
          <ElsewhereNote {...{ one, asked }} />
        </li>
      ))}
    </ul>
  );
}

type StateProps = Readonly<{ one: MonitorNow }> & Pick<Asked, 'language' | 'reading'>;

/** What a monitor is now, since when, and why. */
export function MonitorState({ one, language, reading }: StateProps) {
  const { state, since, vote } = one;
  const text = consoleMonitorTexts[language];
  const reason = state === vote.state ? vote.reason : null;
  return (
    <div class={`state ${lamps[state]}`}>
      <p class="shown">
        <Lamp kind={lamps[state]} />
        <strong>{text.states[state]}</strong>{' '}
        {since !== null && (
          <span class="quiet">
            <Around {...text.since(pastTime(since, language, reading))}>
              <PastTime instant={since} language={language} reading={reading} />
            </Around>
          </span>
        )}
      </p>
      {reason && <p>{reasons[reason].text[language]}</p>}
    </div>
  );
}

/** The sign of each state: that of the status that it is nearest to. */
const lamps: Readonly<Record<ShownState, LampKind>> = {
  down: 'major_outage',
  degraded: 'degraded_performance',
  unknown: 'unverified',
  pending: 'unverified',
  paused: 'unprobed',
  up: 'operational',
};
