import { subjectOf } from '../../../domain/delivery/digest.ts';
import type { EventBody } from '../../../domain/event.ts';
import type { Words } from '../../../domain/localized.ts';
import type { Database } from '../../../storage/database.ts';
import type { DeliveryShown } from '../../../storage/delivery.ts';
import { readEventsBy } from '../../../storage/event.ts';
import { SaidLine } from '../../components/words.tsx';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';

/** What a delivery is about: its title, and where the console tells of it. */
export type Told = Readonly<{
  title: Words;
  /** Below the console. */
  path: string;
}>;

/** Reads what a delivery is about; null of a test, and of a letter about the subscription itself. */
export async function readAbout(db: Database, { event }: DeliveryShown): Promise<Told | null> {
  if (event === null) return null;
  const found = (await readEventsBy(db, [event])).get(event);
  return found ? toldOf(found.data) : null;
}

/** What an event is about; null of a test. */
export function toldOf(body: EventBody): Told | null {
  const subject = encodeURIComponent(subjectOf(body));
  if ('incident' in body) return { title: body.incident.title, path: `/incidents/${subject}` };
  if ('maintenance' in body) {
    return { title: body.maintenance.title, path: `/maintenances/${subject}` };
  }
  if ('announcement' in body) {
    return { title: body.announcement.title, path: `/announcements/${subject}` };
  }
  return 'component' in body
    ? { title: body.component.name, path: `/components/${subject}` }
    : null;
}

/** What a delivery is about. */
export function ToldOf({ asked, told }: Readonly<{ asked: StaffAsked; told: Told | null }>) {
  if (told === null) return null;
  return (
    <p class="tap">
      <a href={consolePath + told.path}>
        <SaidLine words={told.title} language={asked.language} />
      </a>
    </p>
  );
}
