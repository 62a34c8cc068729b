import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { isActive } from '../../domain/words/maintenance.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import type { Reading } from '../../i18n/time.ts';
import type { MaintenanceView } from '../public/maintenance-view.ts';
import { Period } from './time.tsx';
import type { TitleLine } from './title-list.tsx';
import { CardTitle, Told } from './told.tsx';
import { Pending, Prose, SaidLine } from './words.tsx';

type MaintenancesProps = Readonly<{
  maintenances: readonly MaintenanceView[];
  language: Language;
  reading: Reading;
}>;

/** Work that is being done, and work that is about to begin. */
export function Maintenances({ maintenances, language, reading }: MaintenancesProps) {
  const { planned, more, status } = maintenanceTexts[language];
  return (
    <Told
      all={maintenances}
      label={planned}
      more={more}
      card={(maintenance) => (
        <MaintenanceCard maintenance={maintenance} language={language} reading={reading} />
      )}
      line={(maintenance) => maintenanceLine(maintenance, status[maintenance.status])}
      language={language}
    />
  );
}

/** Planned work in one line. */
export function maintenanceLine({ id, title }: MaintenanceView, note: Child): TitleLine {
  return { path: `/maintenances/${id}`, title, note };
}

type MaintenanceProps = Readonly<{
  maintenance: MaintenanceView;
  language: Language;
  reading: Reading;
}>;

function MaintenanceCard({ maintenance, language, reading }: MaintenanceProps) {
  const { id, status, title, advice, updates } = maintenance;
  // Of work to come its lines say enough; what has happened since it began is news.
  const news = isActive(status) && updates.length > 1 ? updates[0] : undefined;
  return (
    <article
      data-maintenance={id}
      data-status={status}
      id={`maintenance-${id}`}
      class="under_maintenance"
      aria-labelledby={`title-${id}`}
    >
      <CardTitle id={id} path="/maintenances" title={title} language={language} />
      <MaintenanceLine maintenance={maintenance} language={language} reading={reading} />
      <AdviceLines maintenance={maintenance} language={language} />
      {news && <Prose words={news.body} part="whole" language={language} />}
      <Pending
        of={[title, ...Object.values(advice), ...(news ? [news.body] : [])]}
        language={language}
      />
    </article>
  );
}

/** Where work stands, when it is or was done, and on what. */
export function MaintenanceLine({ maintenance, language, reading }: MaintenanceProps) {
  const { status, window, worked, components } = maintenance;
  return (
    <p class="line">
      <span class="phrase standing">{maintenanceTexts[language].status[status]}</span>{' '}
      <span class="phrase">
        <Period span={worked ?? window} language={language} reading={reading} />
      </span>{' '}
      {components.map((name) => (
        <>
          <span class="phrase">{name[language]}</span>{' '}
        </>
      ))}
    </p>
  );
}

const advised = ['works', 'delayed', 'avoid'] as const;

/** What works all the same, what takes longer, and what not to do. */
export function AdviceLines({ maintenance, language }: Omit<MaintenanceProps, 'reading'>) {
  return (
    <>
      {advised.map((kind) => {
        const words = maintenance.advice[kind];
        if (!words) return null;
        return (
          <p class="advice">
            <strong>{maintenanceTexts[language].advice[kind]}</strong>
            <SaidLine words={words} language={language} />
          </p>
        );
      })}
    </>
  );
}
