import { changeIncident, incidentChanged } from '../../../actions/change-incident.ts';
import type { Incident } from '../../../domain/words/incident.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { About } from '../about.tsx';
import { composeRoutes } from '../compose.tsx';
import type { Fields } from '../form.ts';
import type { StaffAsked } from '../route.ts';
import { versionIn } from '../staff-form.tsx';
import { movedTimeIn } from '../time-field.tsx';
import { TitleField } from '../title-and-body.tsx';
import { localTimeOf, wordsFields } from '../typed.ts';
import { fallbackFieldsOf } from './beginning.ts';
import { BeginningField, WholeFields } from './fields.tsx';
import { foundIncident, type KnownIncident } from './found.ts';
import { Faster } from './newest-word.tsx';
import { IncidentPreview } from './preview.tsx';
import { wholeIn } from './typed.ts';

/** What is told of an incident as a whole is changed. */
export const incidentChangeRoutes = composeRoutes<KnownIncident>({
  form: '/incidents/:id/change',
  action: '/incidents/:id/change',
  read: foundIncident,
  begin: ({ watched }, { incident }) => beginningOf(incident, watched.site.timeZone),
  compose: (asked, known) => {
    const { title, hint, save } = consoleIncidentTexts[asked.language].change;
    const { incident } = known;
    const path = `/incidents/${incident.id}/change`;
    return {
      ...{ title, submit: save, page: path, action: path, version: incident.version },
      above: (
        <About {...{ asked, title: incident.title, page: `/incidents/${incident.id}` }}>
          {hint}
        </About>
      ),
      fields: (faults) => (
        <>
          <TitleField asked={asked} faults={faults} />
          <BeginningField {...{ asked, faults, isAsked: true }} />
          <WholeFields asked={asked} faults={faults} />
        </>
      ),
      standing: <Faster asked={asked} known={known} />,
    };
  },
  preview: (asked, { incident }) => (
    <IncidentPreview
      asked={asked}
      incident={incidentChanged(asked.acting, incident, changeIn(asked, incident))}
    />
  ),
  send: async (asked, { incident }) => {
    const { id } = incident;
    await changeIncident(asked.acting, id, versionIn(asked), changeIn(asked, incident));
    return `/incidents/${id}?done=saved`;
  },
  wordings: ({ language }) => consoleIncidentTexts[language].faults,
});

function beginningOf(incident: Incident, timeZone: string): Fields {
  const { title, kind, impact, fallbacks, startedAt } = incident;
  return new Map([
    ...Object.entries({ kind, impact: impact ?? '', startedAt: localTimeOf(startedAt, timeZone) }),
    ...wordsFields('title', title),
    ...fallbackFieldsOf(fallbacks),
  ]);
}

function changeIn(asked: StaffAsked, { startedAt }: Incident): unknown {
  return { ...wholeIn(asked), startedAt: movedTimeIn(asked, 'startedAt', startedAt) };
}
