import { incidentUpdated, updateIncident } from '../../../actions/update-incident.ts';
import {
  type Incident,
  type IncidentStatus,
  incidentMoves,
  incidentStatus,
  incidentStatuses,
  isOver,
  usualMove,
} from '../../../domain/words/incident.ts';
import type { Template } from '../../../domain/words/template.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { readTemplates } from '../../../storage/template.ts';
import { About } from '../about.tsx';
import { composeRoutes } from '../compose.tsx';
import { FormFault } from '../field.tsx';
import { type Fields, typedIn } from '../form.ts';
import type { StaffAsked } from '../route.ts';
import { versionIn } from '../staff-form.tsx';
import { followUpFields } from './beginning.ts';
import { foundIncident, type KnownIncident } from './found.ts';
import { NewestWord, WhoWasFaster } from './newest-word.tsx';
import { NextStatuses } from './next-statuses.tsx';
import { IncidentPreview } from './preview.tsx';
import { followUpFrom, templateOf, templatesToChoose } from './templates.ts';
import { updateIn } from './typed.ts';
import { UpdateFields } from './update-fields.tsx';

/** An incident and the words that are prepared for what comes next. */
type Subject = KnownIncident & Readonly<{ templates: readonly Template[] }>;

/** The next word on an incident, also the one that it is over, and the post-mortem. */
export const incidentUpdateRoutes = composeRoutes<Subject>({
  form: '/incidents/:id/updates/new',
  action: '/incidents/:id/updates',
  tells: 'subscribers',
  read: async (asked) => ({
    ...(await foundIncident(asked)),
    templates: await readTemplates(asked.db),
  }),
  begin: beginningOf,
  compose: (asked, { incident, ...known }) => {
    const { title, publish } = consoleIncidentTexts[asked.language].update;
    const status = statusIn(asked, incident);
    const kind = kindOf(status);
    const path = `/incidents/${incident.id}/updates`;
    return {
      ...{ title: title[kind], submit: publish[kind], version: incident.version },
      ...{ page: `${path}/new?status=${status}`, action: path },
      above: (
        <>
          <About {...{ asked, title: incident.title, page: `/incidents/${incident.id}` }} />
          {isUntouched(asked) && <NextStatuses {...{ asked, incident, chosen: status }} />}
          <MovedOn {...{ asked, incident }} />
          <NewestWord {...{ asked, incident }} />
        </>
      ),
      fields: (faults, told) => <UpdateFields {...{ asked, faults, told, incident }} />,
      standing: <WhoWasFaster asked={asked} known={{ incident, ...known }} />,
    };
  },
  preview: (asked, { incident }) => (
    <IncidentPreview
      asked={asked}
      incident={incidentUpdated(asked.acting, incident, updateIn(asked))}
    />
  ),
  send: async (asked, { incident: { id } }) => {
    await updateIncident(asked.acting, id, versionIn(asked), updateIn(asked));
    return `/incidents/${id}?done=published`;
  },
  wordings: ({ language }) => consoleIncidentTexts[language].faults,
});

/** Whoever kept a draft, or was slower than somebody else, must not say it as something else. */
function MovedOn({
  asked: { typed, language },
  incident,
}: Readonly<{ asked: StaffAsked; incident: Incident }>) {
  const standing = incidentStatus(incident);
  const meant = incidentStatuses.find((one) => one === typedIn(typed, 'status'));
  if (meant === undefined || incidentMoves[standing].includes(meant)) return null;
  const { status } = incidentTexts[language];
  const { movedOn } = consoleIncidentTexts[language].update;
  return <FormFault>{movedOn(status[meant], status[standing])}</FormFault>;
}

function beginningOf(asked: StaffAsked, { incident, templates }: Subject): Fields {
  const status = statusIn(asked, incident);
  const template = templateOf(templatesToChoose(templates, null), incident, asked);
  const next = template && followUpFrom(template, status, incident, asked);
  return followUpFields(status, template, next);
}

/** Whether nothing was typed that choosing another status would lose. */
function isUntouched({ fields, draft }: StaffAsked): boolean {
  return fields.size === 0 && draft === null;
}

/** The status that the form has, or its address asks for; else the one in which it stands. */
function statusIn({ query, typed }: StaffAsked, incident: Incident): IncidentStatus {
  const standing = incidentStatus(incident);
  const asked = typedIn(typed, 'status') || query.get('status');
  return incidentMoves[standing].find((one) => one === asked) ?? usualMove(standing);
}

function kindOf(status: IncidentStatus) {
  if (!isOver(status)) return 'update';
  return status === 'resolved' ? 'resolved' : 'postmortem';
}
