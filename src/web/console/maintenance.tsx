import { missingLanguage, wordsFor } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import {
  isDone,
  type Maintenance,
  type MaintenanceUpdate,
  maintenanceStatusAt,
} from '../../domain/words/maintenance.ts';
import { stepsOf } from '../../domain/words/maintenance-step.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { consoleMaintenanceTexts } from '../../i18n/console/maintenance-texts.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import { FullTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import { foundMaintenance } from './maintenance/found.ts';
import { MaintenancePicture } from './maintenance/preview.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

export const maintenanceRoute: ConsoleRoute = {
  ...{ method: 'GET', path: '/maintenances/:id', allows: 'viewer', handle: show },
};

async function show(asked: StaffAsked): Promise<Answer> {
  const { language, visitor } = asked;
  const maintenance = await foundMaintenance(asked);
  const words = consoleMaintenanceTexts[language];
  const props = { asked, maintenance };
  const content = (
    <>
      <DoneNote asked={asked} />
      <Standing {...props} />
      {isAtLeast(visitor.role, 'responder') && <NextSteps {...props} />}
      <h2>{words.readNow}</h2>
      <MaintenancePicture {...props} />
      <Updates {...props} />
    </>
  );
  const title = wordsFor(maintenance.title, language).text;
  return { kind: 'page', status: 200, title, content };
}

type MaintenanceProps = Readonly<{ asked: StaffAsked; maintenance: Maintenance }>;

/** Where it stands, and what customers do not read. */
function Standing({ asked: { language, now }, maintenance }: MaintenanceProps) {
  const { byItself } = consoleMaintenanceTexts[language];
  const status = maintenanceStatusAt(maintenance, now);
  const missing = missingLanguage(maintenance.title);
  const notes = [
    maintenanceTexts[language].status[status],
    ...(isDone(status) ? [] : [byItself[maintenance.auto ? 'auto' : 'byHand']]),
    ...(missing ? [composeTexts[language].pending[missing]] : []),
  ];
  return (
    <p>
      {notes.join(' · ')}{' '}
      <a class="aside" href={`/${language}/maintenances/${maintenance.id}`} hx-boost="false">
        {composeTexts[language].publicPage}
      </a>
    </p>
  );
}

/** Each step leads to a page that asks before anything is told. */
function NextSteps({ asked: { language, now }, maintenance }: MaintenanceProps) {
  const texts = consoleMaintenanceTexts[language];
  const path = `${consolePath}/maintenances/${maintenance.id}`;
  return (
    <nav class="acts" aria-label={texts.nextSteps}>
      {stepsOf(maintenanceStatusAt(maintenance, now)).map((step) => (
        <a class="button" href={`${path}/updates/new?step=${step}`}>
          {texts.steps[step].title}
        </a>
      ))}
      <a class="button" href={`${path}/change`}>
        {texts.change.title}
      </a>
    </nav>
  );
}

/** All that was said, newest first, each with the way to edit its words. */
function Updates({ asked, maintenance: { id, updates } }: MaintenanceProps) {
  const { language } = asked;
  return (
    <>
      <h2>{consoleMaintenanceTexts[language].updates}</h2>
      <ul class="rows">
        {updates.toReversed().map((update) => (
          <UpdateRow {...{ asked, update, maintenance: id }} />
        ))}
      </ul>
    </>
  );
}

type UpdateRowProps = Readonly<{
  asked: StaffAsked;
  update: MaintenanceUpdate;
  /** The id of the work. */
  maintenance: string;
}>;

function UpdateRow({ asked, update, maintenance }: UpdateRowProps) {
  const { language, reading, visitor } = asked;
  const { edit } = consoleMaintenanceTexts[language];
  const missing = missingLanguage(update.body);
  return (
    <li>
      <p>
        {maintenanceTexts[language].status[update.status]}{' '}
        <span class="quiet">
          <FullTime instant={update.at} language={language} reading={reading} />
          {missing && ` · ${composeTexts[language].pending[missing]}`}
        </span>
      </p>
      {isAtLeast(visitor.role, 'responder') && (
        <a
          class="button"
          href={`${consolePath}/maintenances/${maintenance}/updates/${update.id}/words`}
        >
          {edit.title}
        </a>
      )}
    </li>
  );
}
