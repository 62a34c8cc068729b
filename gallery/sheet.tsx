import type { Language } from '../src/domain/localized.ts';
import { type FreshnessKind, texts } from '../src/i18n/texts.ts';
import { ComponentGroup } from '../src/web/components/component-group.tsx';
import { FreshnessLine } from '../src/web/components/freshness-line.tsx';
import { Lamp } from '../src/web/components/lamp.tsx';
import { SandboxNotice } from '../src/web/components/sandbox-notice.tsx';
import { StripTable } from '../src/web/components/strip-table.tsx';
import { Verdict } from '../src/web/components/verdict.tsx';
import { Page } from '../src/web/layouts/page.tsx';
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
      footer={[texts[language].refreshNote]}
    >
      <main>
        <SandboxNotice notice="sandbox" language={language} />
        <Lamps language={language} />
        {views.map((view) => (
          <Verdict words={view.verdict[language]} language={language} />
        ))}
        <FreshnessLines view={first} language={language} />
        {rowsOf(views).map((group) => (
          <ComponentGroup group={group} language={language} reading={first.reading} />
        ))}
        <Tables view={views.at(-1) ?? first} language={language} />
      </main>
    </Page>
  );
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

/** A component for each state that any scene shows, at both sizes, each as it is met first. */
function rowsOf(views: readonly PublicView[]): readonly GroupView[] {
  const all = views.flatMap(({ groups }) => groups.flatMap(({ components }) => components));
  const told = (one: ComponentView) =>
    [one.lamp, one.reachability, one.reason?.en, one.queueWaitSeconds].join();
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
  return (
    <section class="functions">
      <h2>Tables</h2>
      {components.map(({ slug, history }) => (
        <StripTable
          component={slug}
          days={history?.days ?? []}
          language={language}
          reading={view.reading}
        />
      ))}
    </section>
  );
}
