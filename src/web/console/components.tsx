import type { Component } from '../../domain/component.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { consoleComponentTexts } from '../../i18n/console/component-texts.ts';
import { ComponentLine } from '../components/component-line.tsx';
import { ComponentReason } from '../components/component-reason.tsx';
import { ComponentSaid } from '../components/component-said.tsx';
import { ComponentWord } from '../components/component-word.tsx';
import { Lamp } from '../components/lamp.tsx';
import { type ComponentView, componentView } from '../public/view.ts';
import { consolePath } from './console-path.ts';
import type { Answer, Asked, ConsoleRoute, StaffAsked } from './route.ts';

const path = '/components';

export const componentListRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: showAll },
};

/** Where the console tells of one component. */
export function componentPath(slug: string): string {
  return `${consolePath}${path}/${slug}`;
}

async function showAll(asked: StaffAsked): Promise<Answer> {
  const { watched, texts, language } = asked;
  const status = await asked.status();
  const views = new Map(viewsOf(status).map((view) => [view.slug, view]));
  const rows = (components: readonly Component[]) =>
    components.flatMap(({ slug }) => {
      const view = views.get(slug);
      return view ? [<ComponentRow {...{ view, asked }} />] : [];
    });
  const content = watched.site.groups.map(({ slug, name, components }) => (
    <section class="channels" aria-labelledby={`group-${slug}`}>
      <h2 id={`group-${slug}`}>
        <bdi>{name[language]}</bdi>
      </h2>
      <ul>{rows(components)}</ul>
    </section>
  ));
  return { kind: 'page', status: 200, title: texts.places.components, content };
}

/** All components as the public sees them. */
function viewsOf(status: SupportStatus): readonly ComponentView[] {
  return status.conditions.map((condition) => componentView(condition, status));
}

type RowProps = Readonly<{ view: ComponentView; asked: StaffAsked }>;

function ComponentRow({ view, asked }: RowProps) {
  const { slug, name } = view;
  const { language, watched } = asked;
  const { monitors, elsewhere = [] } = watched;
  const looking = [...monitors, ...elsewhere].filter(({ component }) => component === slug);
  return (
    <li data-component={slug} data-status={view.status} class={view.lamp}>
      <Lamp kind={view.lamp} />
      <h3>
        <a class="name" href={componentPath(slug)}>
          <bdi>{name[language]}</bdi>
        </a>
      </h3>
      <ComponentWord component={view} language={language} />
      <AsPublic {...{ view, asked }} />
      <p class="line">{consoleComponentTexts[language].monitors(looking.length)}</p>
    </li>
  );
}

type AsPublicProps = Readonly<{
  view: ComponentView;
  asked: Pick<Asked, 'language' | 'reading'>;
}>;

/** What the public reads of a component, besides its name and its status. */
export function AsPublic({ view, asked: { language, reading } }: AsPublicProps) {
  return (
    <>
      <ComponentLine {...{ component: view, detail: 'full', language, reading }} />
      <ComponentReason component={view} language={language} />
      <ComponentSaid {...{ said: view.said, language, reading }} />
    </>
  );
}
