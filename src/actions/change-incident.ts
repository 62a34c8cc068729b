import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import { type Incident, latestStart, startedFrom } from '../domain/words/incident.ts';
import { type IncidentDocument, incidentDocument } from '../domain/words/incident-document.ts';
import { replaceIncidentAndStart } from '../storage/incident.ts';
import { type Acting, demandWrite, slugsOf } from './acting.ts';
import { changeNewest, onlyOnce } from './carry-out.ts';
import { changesNothing } from './changes-nothing.ts';
import { incidentPlan } from './incident-plan.ts';
import { incidentToChange } from './incident-to-change.ts';
import { fallbackFaults, faultIf } from './input/faults.ts';
import { changedIncident } from './input/incident.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Changes what is told of an incident as a whole; what is left out stays, also a language of the
 * title; what is so already changes nothing. Subscribers are not told.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `conflict` (the key), `stale`, `unavailable`.
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
      refuseFaults(faultsIn(asked, incident, acting));
      const after = changed(incident, asked, acting.now);
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

type Asked = z.output<typeof changedIncident>;

function faultsIn(asked: Asked, incident: Incident, acting: Acting): readonly InputFault[] {
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

function changed(incident: Incident, asked: Asked, now: number): Incident {
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
