import type { Language } from '../../../domain/localized.ts';
import { type Incident, isOpen } from '../../../domain/words/incident.ts';
import { newestWords } from '../../../domain/words/incident-words.ts';
import type { StaffWords } from '../../../domain/words/staff-words.ts';
import { composeTexts } from '../../../i18n/console/compose-texts.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { Incidents } from '../../components/incident.tsx';
import { incidentContent } from '../../public/incident.tsx';
import { componentNames, incidentView } from '../../public/incident-view.ts';
import { Cautions } from '../cautions.tsx';
import { ConcernedPage, Preview, viewIf } from '../preview.tsx';
import type { Asked } from '../route.ts';

type IncidentPreviewProps = Readonly<{ asked: Asked; incident: Incident }>;

/** An incident as customers would read it now: open on the status page, over on a page of its own. */
export function IncidentPreview({ asked, incident }: IncidentPreviewProps) {
  const view = viewIf(asked, withIncident(asked.facts.words, incident));
  const components = newestWords(incident).map(({ slug }) => slug);
  const { noComponent } = consoleIncidentTexts[asked.language].compose;
  const notes = isOpen(incident) && components.length === 0 ? [noComponent] : [];
  return (
    <>
      <Cautions title={composeTexts[asked.language].cautions} notes={notes} />
      <Preview
        language={asked.language}
        show={(language) => (
          <ConcernedPage view={view} components={components} language={language}>
            {isOpen(incident) ? (
              <Incidents
                incidents={[shownOf(asked, incident)]}
                {...{ language }}
                reading={view.reading}
              />
            ) : (
              <OwnPage {...{ asked, incident, language }} />
            )}
          </ConcernedPage>
        )}
      />
    </>
  );
}

/** The page of an incident as customers would read it, for what the status page does not show. */
export function IncidentPagePreview({ asked, incident }: IncidentPreviewProps) {
  return (
    <Preview
      language={asked.language}
      show={(language) => <OwnPage {...{ asked, incident, language }} />}
    />
  );
}

type OwnPageProps = IncidentPreviewProps & Readonly<{ language: Language }>;

/** The page of an incident, but for its frame. */
function OwnPage({ asked, incident, language }: OwnPageProps) {
  const view = { revisions: [], ways: [], reading: asked.reading };
  const shown = shownOf(asked, incident);
  return <>{incidentContent({ view: { ...view, incident: shown }, language }).body}</>;
}

function shownOf({ watched, now }: Asked, incident: Incident) {
  return incidentView(incident, componentNames(watched.site), now);
}

/** All that staff say, with the incident as it would be. */
function withIncident(words: StaffWords, incident: Incident): StaffWords {
  const others = words.incidents.filter(({ id }) => id !== incident.id);
  return { ...words, incidents: [...others, incident] };
}
