import {
  type Incident,
  type IncidentStatus,
  incidentMoves,
  incidentStatus,
  usualMove,
} from '../../../domain/words/incident.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { consolePath } from '../console-path.ts';
import type { Asked } from '../route.ts';

type NextStatusesProps = Readonly<{
  asked: Asked;
  incident: Incident;
  /** The one whose form is shown; null elsewhere. */
  chosen: IncidentStatus | null;
}>;

/** Where an incident may go from where it stands; each leads to the form that says so. */
export function NextStatuses({ asked: { language }, incident, chosen }: NextStatusesProps) {
  const { next, update } = consoleIncidentTexts[language].one;
  const standing = incidentStatus(incident);
  const first = usualMove(standing);
  const others = incidentMoves[standing].filter((status) => status !== first);
  return (
    <nav class="acts" aria-label={next}>
      {[first, ...others].map((status) => (
        <a
          class="button"
          href={`${consolePath}/incidents/${incident.id}/updates/new?status=${status}`}
          aria-current={status === chosen ? 'page' : undefined}
        >
          {status === standing ? update : incidentTexts[language].status[status]}
        </a>
      ))}
    </nav>
  );
}
