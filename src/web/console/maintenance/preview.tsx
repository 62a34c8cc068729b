import { type Language, wordsFor } from '../../../domain/localized.ts';
import {
  isActive,
  type Maintenance,
  maintenanceStatusAt,
} from '../../../domain/words/maintenance.ts';
import { type Caution, cautionsOn } from '../../../domain/words/maintenance-caution.ts';
import { composeTexts } from '../../../i18n/console/compose-texts.ts';
import { consoleMaintenanceTexts } from '../../../i18n/console/maintenance-texts.ts';
import { calendarDay, dayTime } from '../../../i18n/time.ts';
import { Maintenances } from '../../components/maintenance.tsx';
import { componentNames } from '../../public/incident-view.ts';
import { maintenanceContent } from '../../public/maintenance.tsx';
import { maintenanceView } from '../../public/maintenance-view.ts';
import { toldAheadMs } from '../../public/words-view.ts';
import { Cautions } from '../cautions.tsx';
import { Placed } from '../placed.tsx';
import { ConcernedPage, Preview, viewIf } from '../preview.tsx';
import type { StaffAsked } from '../route.ts';
import { clockNote } from '../time-field.tsx';
import { windowText } from './window-text.ts';

type MaintenanceProps = Readonly<{ asked: StaffAsked; maintenance: Maintenance }>;

/** Planned work as customers would read it now: on the status page, and on its own. */
export function MaintenancePicture({ asked, maintenance }: MaintenanceProps) {
  const { language, watched, now, reading } = asked;
  const { id, components } = maintenance;
  const view = viewIf(asked, withMaintenance(asked, maintenance));
  const shown = view.words.maintenances.filter((one) => one.id === id);
  const page = maintenanceView(maintenance, componentNames(watched.site), now);
  const before = asked.facts.words.maintenances.filter((one) => one.id === id);
  const isFelt = [...before, maintenance].some((one) => isActive(maintenanceStatusAt(one, now)));
  const card = (to: Language) => (
    <Maintenances maintenances={shown} language={to} reading={reading} />
  );
  const onStatusPage = (to: Language) =>
    isFelt ? (
      <ConcernedPage view={view} components={components} language={to}>
        {card(to)}
      </ConcernedPage>
    ) : (
      card(to)
    );
  const ownPage = (to: Language) =>
    maintenanceContent({ view: { maintenance: page, revisions: [], reading }, language: to }).body;
  return (
    <Preview
      language={language}
      show={(to) => (
        <>
          {(isFelt || shown.length > 0) && (
            <Placed language={language} place="status">
              {onStatusPage(to)}
            </Placed>
          )}
          <Placed language={language} place="own">
            {ownPage(to)}
          </Placed>
        </>
      )}
    />
  );
}

/** All that staff say, with the work as it would be. */
function withMaintenance({ facts: { words } }: StaffAsked, maintenance: Maintenance) {
  const others = words.maintenances.filter(({ id }) => id !== maintenance.id);
  return { ...words, maintenances: [...others, maintenance] };
}

/** The same before it is announced, below what is to be known of its window. */
export function MaintenancePreview({ asked, maintenance }: MaintenanceProps) {
  return (
    <>
      <Cautions title={composeTexts[asked.language].cautions} notes={notesOn(asked, maintenance)} />
      <MaintenancePicture asked={asked} maintenance={maintenance} />
    </>
  );
}

function notesOn(asked: StaffAsked, maintenance: Maintenance): readonly string[] {
  const { facts, watched, now, language, reading } = asked;
  const { toldFrom } = consoleMaintenanceTexts[language];
  const toldAt = maintenance.scheduledFor - toldAheadMs;
  return [
    ...['scheduledFor', 'scheduledUntil'].flatMap((name) => clockNote(asked, name) ?? []),
    ...cautionsOn(maintenance, facts.words.maintenances, watched, now).map((caution) =>
      cautionText(asked, caution),
    ),
    ...(toldAt >= now ? [toldFrom(dayTime(toldAt, language, reading))] : []),
  ];
}

function cautionText({ language, reading }: StaffAsked, caution: Caution): string {
  const { cautions } = consoleMaintenanceTexts[language];
  switch (caution.kind) {
    case 'soon':
      return cautions.soon;
    case 'overlap': {
      const { title, ...other } = caution.other;
      return cautions.overlap(wordsFor(title, language).text, windowText(other, language, reading));
    }
    case 'holiday': {
      const { date, name } = caution.day;
      return cautions.holiday(calendarDay(date, language, reading), name[language]);
    }
    case 'closed':
      return cautions.closed[caution.part](caution.component.name[language]);
  }
}
