import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import type { Incident } from '../domain/words/incident.ts';
import { type IncidentDocument, incidentDocument } from '../domain/words/incident-document.ts';
import { newId } from '../storage/id.ts';
import { insertIncident } from '../storage/incident.ts';
import { type Acting, demandWrite, type Planning, slugsOf } from './change/acting.ts';
import { always, carryOut, onlyOnce } from './change/carry-out.ts';
import { incidentEvent } from './change/incident-event.ts';
import { fallbackFaults, faultIf, updateFaults } from './input/faults.ts';
import { newIncident } from './input/incident.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Records a new incident, or one of the past.
 * @throws AppError `forbidden`, `invalid`, `reused`, `unavailable`.
 */
export async function openIncident(acting: Acting, input: unknown): Promise<IncidentDocument> {
  demandWrite(acting, 'incidents');
  const asked = parseInput(newIncident, input);
  return onlyOnce(acting, async () => {
    const incident = opened(acting, asked);
    const result = incidentDocument(incident, slugsOf(acting));
    const written = await carryOut(acting, {
      action: 'incident.open',
      subject: incident.id,
      detail: result,
      guard: always,
      statements: (change) => insertIncident(incident, change),
      events: [incidentEvent('incident.created', result, asked.notify)],
      result,
    });
    // Nothing that is new can be lost.
    return written ?? result;
  });
}

/**
 * The incident that `openIncident` would record now, for whoever wants to see it first.
 * @throws AppError `invalid`.
 */
export function incidentToOpen(acting: Planning, input: unknown): Incident {
  return opened(acting, parseInput(newIncident, input));
}

type Asked = z.output<typeof newIncident>;

function opened(acting: Planning, asked: Asked): Incident {
  refuseFaults(faultsIn(asked, acting));
  return incidentOf(asked, acting.now);
}

function incidentOf(asked: Asked, now: number): Incident {
  const { status, body, components, nextUpdateBy, notify } = asked;
  const startedAt = asked.startedAt ?? asked.at ?? now;
  const first = {
    ...{ id: newId(), status, body, components, nextUpdateBy, notify },
    ...{ at: asked.at ?? now, createdAt: now, editedAt: null },
  };
  return {
    ...{ id: newId(), kind: asked.kind, title: asked.title, impact: asked.impact },
    ...{ fallbacks: asked.fallbacks, startedAt, createdAt: now, updatedAt: now, version: 1 },
    updates: [first],
  };
}

function faultsIn(asked: Asked, acting: Planning): readonly InputFault[] {
  const { fallbacks, startedAt = acting.now } = asked;
  return [
    ...updateFaults(asked, startedAt, acting),
    ...fallbackFaults(acting, fallbacks),
    ...faultIf(startedAt > acting.now, '/startedAt', 'Name an instant that is not in the future.'),
  ];
}
