import type { InputFault } from '../../domain/app-error.ts';
import type { Wanted } from '../../domain/delivery/wanted.ts';
import { readIncident } from '../../storage/incident.ts';
import { readMaintenance } from '../../storage/maintenance.ts';
import type { Acting } from '../change/acting.ts';
import { faultIf, unknownSlugs } from './faults.ts';

/** The faults of what somebody wants to be told of, set against the site and what is stored. */
export async function subscriptionFaults(
  acting: Pick<Acting, 'db' | 'site'>,
  { components, subject }: Pick<Wanted, 'components' | 'subject'>,
): Promise<readonly InputFault[]> {
  const isKnown = subject === null || (await isThere(acting, subject));
  return [
    ...unknownSlugs(acting, ['components'], components ?? []),
    ...faultIf(!isKnown, '/subject', 'There is no incident or planned work of this id.'),
  ];
}

async function isThere({ db }: Pick<Acting, 'db'>, subject: string): Promise<boolean> {
  if ((await readIncident(db, subject)) !== null) return true;
  return (await readMaintenance(db, subject)) !== null;
}
