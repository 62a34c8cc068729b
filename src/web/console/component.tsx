import { endOverride } from '../../actions/end-override.ts';
import { setOverride } from '../../actions/set-override.ts';
import { AppError } from '../../domain/app-error.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleComponentTexts } from '../../i18n/console/component-texts.ts';
import { readOverride } from '../../storage/override.ts';
import { there } from '../api/found.ts';
import { ComponentWord } from '../components/component-word.tsx';
import { Lamp } from '../components/lamp.tsx';
import { readMonitorsNow } from '../monitors-now.ts';
import { type ComponentView, componentView } from '../public/view.ts';
import { OverrideForm } from './component/override.tsx';
import { AsPublic, componentPath } from './components.tsx';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import { typedIn } from './form.ts';
import { MonitorRows } from './monitors.tsx';
import { type Refused, refusedBy } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { timeIn, wordsIn } from './typed.ts';

const path = '/components/:slug';

export const componentRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path, allows: 'viewer', handle: (asked) => componentPage(asked, null) },
  { method: 'POST', path: `${path}/override`, allows: 'responder', handle: set },
  { method: 'POST', path: `${path}/override/end`, allows: 'responder', handle: end },
];

async function set(asked: StaffAsked): Promise<Answer> {
  const { acting, param, fields, watched, texts, language } = asked;
  try {
    await setOverride(acting, param('slug'), {
      status: typedIn(fields, 'status'),
      reason: wordsIn(fields, 'reason'),
      expiresAt: timeIn(fields, 'expiresAt', watched.site.timeZone),
    });
    return backTo(asked);
  } catch (error) {
    const { faults } = consoleComponentTexts[language].override;
    return componentPage(asked, refusedBy(error, texts, faults));
  }
}

async function end(asked: StaffAsked): Promise<Answer> {
  try {
    await endOverride(asked.acting, asked.param('slug'));
  } catch (error) {
    // Somebody else was faster, or its time was up: it is over, as was asked for.
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
  }
  return backTo(asked);
}

function backTo({ param }: StaffAsked): Answer {
  return { kind: 'go', to: `${componentPath(param('slug'))}?done=saved`, cookies: [] };
}

async function componentPage(asked: StaffAsked, refused: Refused | null): Promise<Answer> {
  const { db, watched, now, param, language, visitor } = asked;
  const status = await asked.status();
  const known = status.conditions.find(({ component }) => component.slug === param('slug'));
  const condition = there(known, 'component');
  const { slug, name } = condition.component;
  const all = await readMonitorsNow(db, watched, now);
  const monitors = all.filter(({ monitor }) => monitor.component === slug);
  const override = await readOverride(db, slug, now);
  const text = consoleComponentTexts[language];
  const content = (
    <>
      <DoneNote asked={asked} />
      <Shown view={componentView(condition, status)} asked={asked} />
      {isAtLeast(visitor.role, 'responder') && (
        <OverrideForm {...{ slug, override, asked, refused }} />
      )}
      <section aria-labelledby="monitors">
        <h2 id="monitors">{text.monitorsTitle}</h2>
        {monitors.length === 0 ? (
          <p>{text.noMonitors}</p>
        ) : (
          <MonitorRows {...{ asked, monitors }} />
        )}
      </section>
    </>
  );
  const title = name[language];
  return { kind: 'page', status: refused?.status ?? 200, title, content };
}

type ShownProps = Readonly<{ view: ComponentView; asked: StaffAsked }>;

/** A component as the public sees it, and the ways to say something about it. */
function Shown({ view, asked }: ShownProps) {
  const { language, visitor } = asked;
  const text = consoleComponentTexts[language];
  const incident = new URLSearchParams({ component: view.slug });
  return (
    <section class="channels" aria-labelledby="public">
      <h2 id="public">{text.asPublic}</h2>
      <ul>
        <li data-component={view.slug} data-status={view.status} class={view.lamp}>
          <Lamp kind={view.lamp} />
          <h3>
            <bdi>{view.name[language]}</bdi>
          </h3>
          <ComponentWord component={view} language={language} />
          <AsPublic {...{ view, asked }} />
        </li>
      </ul>
      <p class="acts">
        {isAtLeast(visitor.role, 'responder') && (
          <a class="button" href={`${consolePath}/incidents/new?${incident}`}>
            {text.postIncident}
          </a>
        )}
        <a class="button" href={`/${language}/components/${view.slug}`} hx-boost="false">
          {text.seePublic}
        </a>
      </p>
    </section>
  );
}
