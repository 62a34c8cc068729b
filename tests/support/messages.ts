import type { MessageOptions } from '../../src/delivery/webhook/message.ts';
import { componentSlugs, siteComponents } from '../../src/domain/component.ts';
import type { EventBody, EventDocument, EventType } from '../../src/domain/event.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { supportStatus } from '../../src/domain/status/support-status.ts';
import { announcementDocument } from '../../src/domain/words/announcement-document.ts';
import { incidentDocument } from '../../src/domain/words/incident-document.ts';
import { maintenanceDocument } from '../../src/domain/words/maintenance-document.ts';
import type { Database } from '../../src/storage/database.ts';
import { register } from '../../src/storage/registration.ts';
import { someFacts, someNow, someSite, someWatched } from './facts.ts';
import { someAnnouncement, someIncident, someMaintenance } from './words.ts';

/** What messages are written from: the site of the tests, which these facts are known of. */
export async function someMessageOptions(
  db: Database,
  facts: Facts = someFacts(),
): Promise<MessageOptions> {
  const watched = someWatched();
  await register(db, { components: componentSlugs(watched.site), monitors: [] }, someNow);
  const now = () => someNow;
  return {
    ...{ db, baseUrl: 'https://status.example', now },
    readSupport: async () => ({ watched, status: supportStatus(watched, facts, now()) }),
  };
}

/** An event of some type, at `someNow`. */
export function someEvent(type: EventType, data: EventBody): EventDocument {
  const timestamp = new Date(someNow).toISOString();
  return { id: 'eventaaaaaaa', type, schema: 1, sequence: 3, timestamp, data };
}

const everywhere = componentSlugs(someSite());
const incident = incidentDocument(someIncident(), everywhere);
const maintenance = maintenanceDocument(someMaintenance(), someNow);
const [chat] = siteComponents(someSite());

/** An event of each kind of body. */
export const someEvents: readonly EventDocument[] = [
  someEvent('incident.created', { incident }),
  someEvent('maintenance.reminder', { maintenance }),
  someEvent('announcement.published', { announcement: announcementDocument(someAnnouncement()) }),
  someEvent('component.status_changed', {
    component: { slug: 'chat', name: chat?.name ?? { zh: '', en: '' } },
    ...{ from: 'operational', to: 'major_outage' },
  }),
  someEvent('webhook.test', {
    test: {
      endpoint: 'endpointaaaa',
      message: { zh: '这是一条测试消息。', en: 'This is a test.' },
    },
  }),
];
