import { wordsFor } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import type { Incident } from '../../domain/words/incident.ts';
import { promiseOf } from '../../domain/words/promise.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { consoleIncidentTexts } from '../../i18n/console/incident-texts.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { readAuditPage, type StoredAuditEntry } from '../../storage/audit-entry.ts';
import { readIncidentNotes } from '../../storage/incident-note.ts';
import { readUpdateRevisions } from '../../storage/update-revision.ts';
import { SaidComponents } from '../components/incident.tsx';
import { PromisedUpdate } from '../components/promise.tsx';
import { FullTime } from '../components/time.tsx';
import { Pending } from '../components/words.tsx';
import { componentNames, incidentView } from '../public/incident-view.ts';
import { AuditSentence, namesOf } from './audit/sentence.tsx';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import { incidentChangeRoutes } from './incident/change.tsx';
import { foundIncident } from './incident/found.ts';
import { NextStatuses } from './incident/next-statuses.tsx';
import { addNote, Notes } from './incident/notes.tsx';
import { ToldUpdates } from './incident/told-update.tsx';
import { incidentUpdateRoutes } from './incident/update.tsx';
import { incidentWordsRoutes } from './incident/words.tsx';
import type { Refused } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

export const incidentRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/incidents/:id', allows: 'viewer', handle: show },
  { method: 'POST', path: '/incidents/:id/notes', allows: 'responder', handle: writeNote },
  ...incidentUpdateRoutes,
  ...incidentWordsRoutes,
  ...incidentChangeRoutes,
];

function show(asked: StaffAsked): Promise<Answer> {
  return incidentPage(asked, null);
}

async function writeNote(asked: StaffAsked): Promise<Answer> {
  const noted = await addNote(asked);
  return 'kind' in noted ? noted : incidentPage(asked, noted);
}

/** How many of the newest changes are shown; all of them stand in the audit log. */
const mostChanges = 20;

/** An incident as staff see it; `refused` is why a note was not written. */
async function incidentPage(asked: StaffAsked, refused: Refused | null): Promise<Answer> {
  const { db, language } = asked;
  const { incident } = await foundIncident(asked);
  const { id, updates } = incident;
  const [revisions, notes, changes] = await Promise.all([
    readUpdateRevisions(
      db,
      updates.map((update) => update.id),
    ),
    readIncidentNotes(db, id),
    readAuditPage(db, { before: null, subject: id, limit: mostChanges }),
  ]);
  const content = (
    <>
      <DoneNote asked={asked} />
      <Standing asked={asked} incident={incident} />
      <ToldUpdates {...{ asked, incident, revisions }} />
      <Notes {...{ asked, notes, refused }} />
      <Changes asked={asked} entries={changes} names={await namesOf(db, asked.watched, changes)} />
    </>
  );
  const title = wordsFor(incident.title, language).text;
  return { kind: 'page', status: refused?.status ?? 200, title, content };
}

type StandingProps = Readonly<{ asked: StaffAsked; incident: Incident }>;

/** Where it stands, what may come next, and where customers read it. */
function Standing({ asked, incident }: StandingProps) {
  const { language, reading, now, watched, visitor } = asked;
  const texts = consoleIncidentTexts[language].one;
  const told = incidentTexts[language];
  const { status, kind, impact, components, startedAt } = incidentView(
    incident,
    componentNames(watched.site),
    now,
  );
  const path = `${consolePath}/incidents/${incident.id}`;
  return (
    <>
      <p class="line">
        <span class="phrase">{told.status[status]}</span>{' '}
        <span class="phrase">{told.kind[kind]}</span>{' '}
        {impact && <span class="phrase">{told.impact[impact]}</span>}{' '}
        <SaidComponents components={components} language={language} />
        <span class="phrase">
          {told.began.before}
          <FullTime instant={startedAt} language={language} reading={reading} />
          {told.began.after}
        </span>
      </p>
      <PromisedUpdate promise={promiseOf(incident, now)} language={language} reading={reading} />
      <Pending of={[incident.title]} language={language} />
      {isAtLeast(visitor.role, 'responder') && (
        <NextStatuses asked={asked} incident={incident} chosen={null} />
      )}
      <p class="links">
        {isAtLeast(visitor.role, 'responder') && (
          <a class="more" href={`${path}/change`}>
            {texts.change}
          </a>
        )}
        <a class="more" href={`/${language}/incidents/${incident.id}`} hx-boost="false">
          {composeTexts[language].publicPage}
        </a>
      </p>
    </>
  );
}

type ChangesProps = Readonly<{
  asked: StaffAsked;
  entries: readonly StoredAuditEntry[];
  names: Awaited<ReturnType<typeof namesOf>>;
}>;

/** Who did what, the newest first. */
function Changes({ asked: { language, reading }, entries, names }: ChangesProps) {
  return (
    <section>
      <h2>{consoleIncidentTexts[language].one.audit}</h2>
      <ul class="rows">
        {entries.map((entry) => (
          <li>
            <p>
              <AuditSentence entry={entry} names={names} language={language} />
            </p>
            <p class="quiet">
              <FullTime instant={entry.at} language={language} reading={reading} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
