import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import { type Incident, latestStart, startedFrom } from '../domain/words/incident.ts';
import { type IncidentDocument, incidentDocument } from '../domain/words/incident-document.ts';
import { replaceIncidentAndStart } from '../storage/incident.ts';
import { type Acting, demandWrite, type Planning, slugsOf } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { changesNothing } from './change/changes-nothing.ts';
import { incidentPlan } from './change/incident-plan.ts';
import { incidentToChange } from './change/incident-to-change.ts';
import { fallbackFaults, faultIf } from './input/faults.ts';
import { changedIncident } from './input/incident.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Changes what is told of an incident as a whole; what is left out stays, also a language of the
 * title; what is so already changes nothing. Subscribers are not told.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function changeIncident(
  acting: Acting,
  id: string,
  version: number | null,
  input: unknown,
): Promise<IncidentDocument> {
  demandWrite(acting, 'incidents');
  const asked = parseInput(changedIncident, input);
  return onlyOnce(acting, () =>
    changeNewest(acting, incidentToChange(acting, id), version, (incident) => {
      const after = changed(acting, incident, asked);
      if (changesNothing(incident, after))
        return { unchanged: incidentDocument(incident, slugsOf(acting)) };
      return incidentPlan(acting, incident, after, {
        action: 'incident.change',
        noted: ({ updates, ...told }) => told,
        type: 'incident.updated',
        notify: false,
        statements: replaceIncidentAndStart,
      });
    }),
  );
}

/**
 * The incident as `changeIncident` would make it now, for whoever wants to see it first.
 * @throws AppError `invalid`.
 */
export function incidentChanged(acting: Planning, incident: Incident, input: unknown): Incident {
  return changed(acting, incident, parseInput(changedIncident, input));
}

type Asked = z.output<typeof changedIncident>;

function changed(acting: Planning, incident: Incident, asked: Asked): Incident {
  refuseFaults(faultsIn(asked, incident, acting));
  return withChanges(incident, asked, acting.now);
}

function faultsIn(asked: Asked, incident: Incident, acting: Planning): readonly InputFault[] {
  const { fallbacks = [], startedAt = incident.startedAt } = asked;
  const latest = latestStart(incident, acting.now);
  return [
    ...fallbackFaults(acting, fallbacks),
    ...faultIf(startedAt > acting.now, '/startedAt', 'Name an instant that is not in the future.'),
    ...faultIf(
      startedAt <= acting.now && startedAt > latest,
      '/startedAt',
      'Name an instant that is not after what was said then.',
    ),
  ];
}

function withChanges(incident: Incident, asked: Asked, now: number): Incident {
  return {
    ...startedFrom(incident, asked.startedAt ?? incident.startedAt),
    title: { ...incident.title, ...asked.title },
    kind: asked.kind ?? incident.kind,
    impact: asked.impact === undefined ? incident.impact : asked.impact,
    fallbacks: asked.fallbacks ?? incident.fallbacks,
    updatedAt: now,
    version: incident.version + 1,
  };
}
