import { AppError } from '../../domain/app-error.ts';
import type { Incident } from '../../domain/words/incident.ts';
import { readIncident } from '../../storage/incident.ts';
import type { Acting } from './acting.ts';

/** Reads an incident that is to be changed; rejects with AppError `not_found` without one. */
export function incidentToChange({ db }: Acting, id: string): () => Promise<Incident> {
  return async () => {
    const incident = await readIncident(db, id);
    if (incident) return incident;
    throw new AppError('not_found', 'There is no incident of this id.');
  };
}
