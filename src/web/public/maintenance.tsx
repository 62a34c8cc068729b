import { type Language, wordsFor } from '../../domain/localized.ts';
import { isDone } from '../../domain/words/maintenance.ts';
import type { UpdateRevision } from '../../domain/words/update-revision.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import type { Reading } from '../../i18n/time.ts';
import { AdviceLines, MaintenanceLine } from '../components/maintenance.tsx';
import { ToSubscribe } from '../components/to-subscribe.tsx';
import { Timeline } from '../components/update.tsx';
import { Pending, SaidLine } from '../components/words.tsx';
import type { MaintenanceView } from './maintenance-view.ts';
import type { SaidContent } from './said-page.tsx';

/** Everything that the page of planned work shows, in both languages and nothing else. */
export type MaintenancePageView = Readonly<{
  maintenance: MaintenanceView;
  /** What its updates said before they were edited. */
  revisions: readonly UpdateRevision[];
  reading: Reading;
}>;

type MaintenanceProps = Readonly<{ view: MaintenancePageView; language: Language }>;

/** The page of planned work, but for its frame. */
export function maintenanceContent({ view, language }: MaintenanceProps): SaidContent {
  const { id, title, status, components } = view.maintenance;
  const { description, status: words } = maintenanceTexts[language];
  return {
    path: `/maintenances/${id}`,
    title: wordsFor(title, language).text,
    description: description(
      words[status],
      components.map((name) => name[language]),
    ),
    refresh: isDone(status) ? 'never' : 'by itself',
    body: <Maintenance view={view} language={language} />,
  };
}

function Maintenance({ view: { maintenance, revisions, reading }, language }: MaintenanceProps) {
  const { id, status, title, reachability, advice, updates } = maintenance;
  const text = maintenanceTexts[language];
  return (
    <article data-maintenance={id} data-status={status} class="under_maintenance">
      <h1>
        <SaidLine words={title} language={language} />
      </h1>
      <MaintenanceLine maintenance={maintenance} language={language} reading={reading} />
      {!isDone(status) && (
        <>
          <p class="advice">{text.reachability[reachability]}</p>
          <AdviceLines maintenance={maintenance} language={language} />
        </>
      )}
      {!isDone(status) && (
        <p>
          <ToSubscribe
            {...{
              language,
              follow: { maintenance: id },
              text: subscriptionTexts[language].tellMeOfWork,
            }}
          />
        </p>
      )}
      <Pending of={[title, ...(isDone(status) ? [] : Object.values(advice))]} language={language} />
      <Timeline
        heading={text.timeline}
        updates={updates.map((one) => ({ ...one, word: text.status[one.status], components: [] }))}
        revisions={revisions}
        language={language}
        reading={reading}
      />
    </article>
  );
}
