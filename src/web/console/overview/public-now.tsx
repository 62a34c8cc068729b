import type { SupportStatus } from '../../../domain/status/support-status.ts';
import type { Watched } from '../../../domain/watched.ts';
import { overviewTexts } from '../../../i18n/console/overview-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { maintenanceTexts } from '../../../i18n/maintenance-texts.ts';
import { ComponentRow } from '../../components/component-row.tsx';
import { Phrases } from '../../components/phrases.tsx';
import { PromisedUpdate } from '../../components/promise.tsx';
import { Period } from '../../components/time.tsx';
import { SaidLine } from '../../components/words.tsx';
import { type PublicView, publicView } from '../../public/view.ts';
import { consolePath } from '../console-path.ts';
import type { Telling } from './need.tsx';

type PublicNowProps = Readonly<{ watched: Watched; status: SupportStatus; telling: Telling }>;

/** How the public page looks now: its verdict, its channels, and what staff say. */
export function PublicNow({ watched, status, telling }: PublicNowProps) {
  const { language, reading } = telling;
  const view = publicView(watched, status, 'none');
  const { title, look } = overviewTexts[language].public;
  return (
    <section aria-labelledby="public-now">
      <h2 id="public-now">{title}</h2>
      <p class="verdict">
        {view.verdict[language].headline.map((sentence) => (
          <>
            <Phrases sentence={sentence} language={language} />
            {language === 'zh' ? '' : ' '}
          </>
        ))}
      </p>
      <div class="channels" hx-boost:inherited="false">
        <ul>
          {view.groups
            .filter(({ kind }) => kind === 'channels')
            .flatMap(({ components }) => components)
            .map((component) => (
              <ComponentRow
                component={{ ...component, history: null }}
                {...{ detail: 'full', language, reading }}
              />
            ))}
        </ul>
      </div>
      <p>
        <a class="more" href={`/${language}`} hx-boost="false">
          {look}
        </a>
      </p>
      <OpenIncidents view={view} telling={telling} />
      <WorkToCome view={view} telling={telling} />
    </section>
  );
}

type ViewProps = Readonly<{ view: PublicView; telling: Telling }>;

function OpenIncidents({ view: { words }, telling: { language, reading } }: ViewProps) {
  if (words.incidents.length === 0) return null;
  return (
    <>
      <h2>{overviewTexts[language].public.incidents}</h2>
      <ul class="rows">
        {words.incidents.map(({ id, title, status, promise }) => (
          <li>
            <a href={`${consolePath}/incidents/${id}`}>
              <SaidLine words={title} language={language} />
            </a>
            <span>{incidentTexts[language].status[status]}</span>
            <PromisedUpdate promise={promise} language={language} reading={reading} />
          </li>
        ))}
      </ul>
    </>
  );
}

function WorkToCome({ view: { words }, telling: { language, reading } }: ViewProps) {
  const { work, noWork } = overviewTexts[language].public;
  return (
    <>
      <h2>{work}</h2>
      {words.maintenances.length === 0 && <p class="quiet">{noWork}</p>}
      <ul class="rows">
        {words.maintenances.map(({ id, title, status, window }) => (
          <li>
            <a href={`${consolePath}/maintenances/${id}`}>
              <SaidLine words={title} language={language} />
            </a>
            <span>{maintenanceTexts[language].status[status]}</span>
            <span>
              <Period span={window} language={language} reading={reading} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
