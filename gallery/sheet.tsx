import type { Language } from '../src/domain/localized.ts';
import { type FreshnessKind, texts } from '../src/i18n/texts.ts';
import type { Reading } from '../src/i18n/time.ts';
import { Announcements } from '../src/web/components/announcement.tsx';
import { ComponentGroup } from '../src/web/components/component-group.tsx';
import { FreshnessLine } from '../src/web/components/freshness-line.tsx';
import { Incidents } from '../src/web/components/incident.tsx';
import { Lamp } from '../src/web/components/lamp.tsx';
import { Maintenances } from '../src/web/components/maintenance.tsx';
import { ResolvedLately } from '../src/web/components/past-words.tsx';
import { SandboxNotice } from '../src/web/components/sandbox-notice.tsx';
import { StripTable } from '../src/web/components/strip-table.tsx';
import { Verdict } from '../src/web/components/verdict.tsx';
import { Page } from '../src/web/layouts/page.tsx';
import { incidentContent } from '../src/web/public/incident.tsx';
import type {
  ComponentView,
  FreshnessView,
  GroupView,
  Lamp as LampKind,
  PublicView,
} from '../src/web/public/view.ts';
import { viewIn } from './scene.ts';
import { scenes } from './scenes.ts';

/** Every part of the pages in every state, in one language. What is shown comes out of the scenes. */
export function Sheet({ language }: { language: Language }) {
  const views = scenes().map(viewIn);
  const [first] = views;
  if (!first) return null;
  return (
    <Page
      language={language}
      path=""
      siteName={first.siteName}
      brand={first.brand}
      title="Gallery"
      description="Gallery"
      refresh="never"
      footer={[]}
    >
      <main>
        <SandboxNotice notice="sandbox" language={language} />
        <Lamps language={language} />
        {verdictsOf(views, language).map((words) => (
          <Verdict words={words} language={language} />
        ))}
        <FreshnessLines view={first} language={language} />
        <Words views={views} reading={first.reading} language={language} />
        <IncidentPages views={views} language={language} />
        {rowsOf(views).map((group) => (
          <ComponentGroup group={group} language={language} reading={first.reading} />
        ))}
        <Tables view={views.at(-1) ?? first} language={language} />
      </main>
    </Page>
  );
}

function verdictsOf(views: readonly PublicView[], language: Language) {
  const all = new Map(views.map(({ verdict }) => [verdict[language].text, verdict[language]]));
  return [...all.values()];
}

const lamps: readonly LampKind[] = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'closed',
  'unverified',
  'unprobed',
];

function Lamps({ language }: { language: Language }) {
  return (
    <section class="functions">
      <h2>Lamps</h2>
      <ul>
        {lamps.map((lamp) => (
          <li class={lamp}>
            <Lamp kind={lamp} />
            <h3>{lamp}</h3>
            <p class="word">{wordOf(lamp, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordOf(lamp: LampKind, language: Language): string {
  const text = texts[language];
  return lamp === 'closed' || lamp === 'unverified' || lamp === 'unprobed'
    ? text[lamp]
    : text.status[lamp];
}

const kinds: readonly FreshnessKind[] = ['verified', 'partly', 'unverified', 'pending', 'unprobed'];

function FreshnessLines({ view, language }: { view: PublicView; language: Language }) {
  const { zone, reading, freshness } = view;
  if (!('believedForMs' in freshness)) return null;
  return (
    <>
      {kinds.map((kind) => (
        <FreshnessLine
          freshness={{ ...freshness, kind } as FreshnessView}
          zone={zone[language]}
          language={language}
          reading={reading}
        />
      ))}
    </>
  );
}

type WordsProps = { views: readonly PublicView[]; reading: Reading; language: Language };

/** What staff say in all scenes, as on their status pages. */
function Words({ views, ...rest }: WordsProps) {
  const all = views.map(({ words }) => words);
  return (
    <>
      <Incidents incidents={all.flatMap(({ incidents }) => incidents)} {...rest} />
      <Maintenances maintenances={all.flatMap(({ maintenances }) => maintenances)} {...rest} />
      <Announcements
        announcements={all.flatMap(({ announcements }) => announcements)}
        language={rest.language}
      />
      <ResolvedLately incidents={all.flatMap(({ resolved }) => resolved)} {...rest} />
    </>
  );
}

/** The pages of all incidents, but for their frames. */
function IncidentPages({ views, language }: { views: readonly PublicView[]; language: Language }) {
  return (
    <>
      {views.flatMap(({ words: { incidents }, reading, groups }) =>
        incidents.map((incident) => {
          const ways = groups[0]?.components.slice(1, 3) ?? [];
          const revisions = incident.updates.map(({ id, body, at }) => ({
            update: id,
            body,
            replacedAt: at,
          }));
          return incidentContent({ view: { incident, revisions, ways, reading }, language }).body;
        }),
      )}
    </>
  );
}

/** A component for each state that any scene shows, at both sizes, each as it is met first. */
function rowsOf(views: readonly PublicView[]): readonly GroupView[] {
  const all = views.flatMap(({ groups }) => groups.flatMap(({ components }) => components));
  const told = (one: ComponentView) =>
    [one.lamp, one.reachability, one.reason?.en, one.queueWaitSeconds, one.said?.kind].join();
  const different = all.filter(
    (one, index) => all.findIndex((o) => told(o) === told(one)) === index,
  );
  return (['channels', 'functions'] as const).map((kind) => ({
    kind,
    slug: kind,
    name: { zh: kind, en: kind },
    components: different.map((one, index) => ({ ...one, slug: `${kind}-${index}` })),
  }));
}

function Tables({ view, language }: { view: PublicView; language: Language }) {
  const components = view.groups[0]?.components ?? [];
  const different = components.filter(({ slug }) => slug === 'chat' || slug === 'api');
  return (
    <section class="functions">
      <h2>Tables</h2>
      {different.map(({ slug, history }) => (
        <div class="strip">
          <StripTable
            component={slug}
            days={history?.days ?? []}
            language={language}
            reading={view.reading}
          />
        </div>
      ))}
    </section>
  );
}
