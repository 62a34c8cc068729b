import { openIncident } from '../../src/actions/open-incident.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { fanOut } from '../../src/delivery/outbox/fan-out.ts';
import { deliverOnce } from '../../src/delivery/outbox/slice.ts';
import type { WebhookEndpoint } from '../../src/domain/delivery/webhook-endpoint.ts';
import type { Database } from '../../src/storage/database.ts';
import { type DeliveryShown, readDeliveries } from '../../src/storage/delivery.ts';
import { claimDue, type Queue } from '../../src/storage/due-delivery.ts';
import { newId } from '../../src/storage/id.ts';
import { type Answering, type Brought, someTools } from '../support/carries.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someEndpoint, storeEndpoint } from '../support/webhooks.ts';
import { acting } from './acting.ts';
import * as right from './right-requests.ts';

type Changes = Partial<WebhookEndpoint['subscription']>;

/** What happens to the outbox of a database, at `someNow` where no other instant (UTC ms) is named. */
export function outboxOf(db: () => Database) {
  const endpoint = (changes: Changes = {}) =>
    storeEndpoint(db(), someEndpoint({ subscription: { id: newId(), ...changes } }));
  const log = () => readDeliveries(db(), { before: null, limit: 100 });
  return {
    endpoint,
    reader: (changes: Changes = {}) => endpoint({ channel: 'mail', ...changes }),
    incident: () => openIncident(acting(db()), right.incident),
    update: (id: string, version: number) =>
      updateIncident(acting(db()), id, version, { status: 'identified', body: { en: 'More.' } }),
    async handOnAll(by: Database): Promise<void> {
      while ((await fanOut(by, someNow, null)).next === 'more');
    },
    async claim(queue: Queue, { lease = newId(), now = someNow, by = db(), limit = 100 } = {}) {
      const claimed = { queue, lease, now, until: now + 6000, limit };
      const asked = { ...claimed, busy: [], failing: 'webhook_first' } as const;
      const [found = []] = await claimDue(by, [asked]);
      return found;
    },
    /** Brings all that is due, and returns what was brought. */
    async deliver(at: number, answering?: Answering): Promise<readonly Brought[]> {
      const { tools, brought } = someTools(db(), () => at, answering);
      await deliverOnce(tools, { atOnce: 4, forMs: minuteMs, room: () => 1000 });
      return brought;
    },
    log,
    newest: async (): Promise<DeliveryShown | undefined> => (await log())[0],
  };
}
