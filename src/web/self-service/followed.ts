import type { Database } from '../../storage/database.ts';
import { readIncident } from '../../storage/incident.ts';
import { readMaintenance } from '../../storage/maintenance.ts';
import type { Rendering } from '../public/snapshot.ts';
import type { Followed } from './wanted-fields.tsx';

/** The incident or planned work of this id, as far as the page tells of it; null of any other. */
export function followedNow({ facts }: Pick<Rendering, 'facts'>, id: string): Followed {
  const { incidents, maintenances } = facts.words;
  const found = [...incidents, ...maintenances].find((one) => one.id === id);
  return found ? { id, title: found.title } : null;
}

/** The same, also where it is long over; what was never stored is called by its id. */
export async function followedEver(
  db: Database,
  rendering: Pick<Rendering, 'facts'>,
  id: string | null,
): Promise<Followed> {
  if (id === null) return null;
  const known = followedNow(rendering, id);
  if (known !== null) return known;
  const stored = (await readIncident(db, id)) ?? (await readMaintenance(db, id));
  return { id, title: stored?.title ?? { zh: id, en: id } };
}
