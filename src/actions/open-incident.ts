import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import { type Incident, isOver } from '../domain/words/incident.ts';
import { type IncidentDocument, incidentDocument } from '../domain/words/incident-document.ts';
import { newId } from '../storage/id.ts';
import { insertIncident } from '../storage/incident.ts';
import { type Acting, demandWrite, slugsOf } from './acting.ts';
import { always, carryOut, onlyOnce } from './carry-out.ts';
import { incidentEvent } from './incident-event.ts';
import { fallbackFaults, faultIf, updateFaults } from './input/faults.ts';
import { newIncident } from './input/incident.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Records a new incident, or one of the past.
 * @throws AppError `forbidden`, `invalid`, `conflict` (the key), `unavailable`.
 */
export async function openIncident(acting: Acting, input: unknown): Promise<IncidentDocument> {
  demandWrite(acting, 'incidents');
  const asked = parseInput(newIncident, input);
  const incident = incidentOf(asked, acting.now);
  const result = incidentDocument(incident, slugsOf(acting));
  return onlyOnce(acting, async () => {
    refuseFaults(faultsIn(asked, acting));
    const opened = await carryOut(acting, {
      action: 'incident.open',
      subject: incident.id,
      detail: result,
      guard: always,
      statements: (change) => insertIncident(incident, change),
      events: [incidentEvent('incident.created', result, asked.notify)],
      result,
    });
    // Nothing that is new can be lost.
    return opened ?? result;
  });
}

type Asked = z.output<typeof newIncident>;

function incidentOf(asked: Asked, now: number): Incident {
  const { status, body, components, nextUpdateBy, notify } = asked;
  const startedAt = asked.startedAt ?? asked.at ?? now;
  const first = {
    ...{ id: newId(), status, body, components, nextUpdateBy, notify },
    ...{ at: asked.at ?? (isOver(status) ? now : startedAt), createdAt: now, editedAt: null },
  };
  return {
    ...{ id: newId(), kind: asked.kind, title: asked.title, impact: asked.impact },
    ...{ fallbacks: asked.fallbacks, startedAt, createdAt: now, updatedAt: now, version: 1 },
    updates: [first],
  };
}

function faultsIn(asked: Asked, acting: Acting): readonly InputFault[] {
  const { fallbacks, startedAt = acting.now } = asked;
  return [
    ...updateFaults(asked, startedAt, acting),
    ...fallbackFaults(acting, fallbacks),
    ...faultIf(startedAt > acting.now, '/startedAt', 'Name an instant that is not in the future.'),
  ];
}
