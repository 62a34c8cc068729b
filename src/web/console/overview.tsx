import { siteComponents } from '../../domain/component.ts';
import { pausesAt } from '../../domain/monitor/pause.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { needsOf } from '../../domain/status/needs.ts';
import { consoleIncidentTexts } from '../../i18n/console/incident-texts.ts';
import { overviewTexts } from '../../i18n/console/overview-texts.ts';
import { readDeliveryTrouble } from '../../storage/delivery-trouble.ts';
import { readDrafts } from '../../storage/draft.ts';
import { Around } from '../components/around.tsx';
import { ClockTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { DraftList } from './drafts.tsx';
import { NeedList, type Telling } from './overview/need.tsx';
import { PublicNow } from './overview/public-now.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

const partPath = '/overview/part';

export const overviewRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '', allows: 'viewer', handle: showPage },
  { method: 'GET', path: partPath, allows: 'viewer', handle: showPart },
];

async function showPage(asked: StaffAsked): Promise<Answer> {
  const { title } = overviewTexts[asked.language];
  return { kind: 'page', status: 200, title, content: await overview(asked) };
}

/** What an open page fetches again. */
async function showPart(asked: StaffAsked): Promise<Answer> {
  return { kind: 'part', content: await overview(asked) };
}

const renewing = {
  ...{ 'hx-get': consolePath + partPath, 'hx-trigger': 'every 30s', 'hx-swap': 'outerMorph' },
  // A fault must not take the place of what was true a moment ago.
  ...{ 'hx-status:4xx': 'swap:none', 'hx-status:5xx': 'swap:none' },
};

/** What needs somebody now, and below it how the public page looks. */
async function overview(asked: StaffAsked) {
  const { db, language, reading, watched, now, visitor } = asked;
  const [status, drafts, trouble] = await Promise.all([
    asked.status(),
    readDrafts(db),
    readDeliveryTrouble(db, now),
  ]);
  const { states, pauses } = asked.facts;
  const needs = needsOf({ watched, status, states, pauses, trouble }, now);
  const names = new Map(siteComponents(watched.site).map(({ slug, name }) => [slug, name]));
  const nameOf = (slug: string) => names.get(slug)?.[language] ?? slug;
  const telling: Telling = { language, reading, nameOf };
  const texts = overviewTexts[language];
  return (
    <div id="overview" {...renewing}>
      <p class="quiet asof">
        <Around {...texts.asOf}>
          <ClockTime instant={now} language={language} reading={reading} />
        </Around>{' '}
        <a class="more" href={consolePath}>
          {texts.again}
        </a>
      </p>
      <p class="fault" role="status" data-stale hidden>
        {texts.stale}
      </p>
      {isAtLeast(visitor.role, 'responder') && (
        <p class="acts">
          <a class="button" href={`${consolePath}/incidents/new`}>
            {consoleIncidentTexts[language].list.writeNew}
          </a>
        </p>
      )}
      <section aria-labelledby="needs">
        <h2 id="needs" aria-live="polite">
          {needs.length > 0 ? texts.needs(needs.length) : texts.calm}
        </h2>
        {needs.length === 0 && <Watch asked={asked} />}
        <NeedList {...{ needs, telling, role: visitor.role }} />
      </section>
      <DraftList {...{ drafts, language, reading, visitor }} />
      <PublicNow {...{ watched, status, telling }} />
    </div>
  );
}

/** Why it may be believed that nobody is needed. */
function Watch({ asked }: Readonly<{ asked: StaffAsked }>) {
  const { language, reading, watched, now } = asked;
  const { states, pauses } = asked.facts;
  const { watching, lookedAt } = overviewTexts[language];
  const looks = states.map(({ lastCheckAt }) => lastCheckAt).filter((at) => at !== null);
  const newest = looks.length > 0 ? Math.max(...looks) : null;
  const paused = pausesAt(pauses, now);
  const looking = watched.monitors.filter(({ slug }) => !paused.has(slug));
  const watch = {
    monitors: looking.length,
    watched: new Set(looking.map(({ component }) => component)).size,
    components: siteComponents(watched.site).length,
  };
  return (
    <p>
      {watching(watch)}
      {language === 'zh' ? '' : ' '}
      {newest !== null && (
        <Around {...lookedAt}>
          <ClockTime instant={newest} language={language} reading={reading} />
        </Around>
      )}
    </p>
  );
}
