import type { Language } from '../localized.ts';
import type { Origin } from './subscription.ts';
import type { Wanted } from './wanted.ts';
import type { Dialect, WebhookEndpoint } from './webhook-endpoint.ts';

/** What is said of a webhook when it is made; `url` is as `new URL` makes it. */
type Asked = Readonly<{
  id: string;
  url: string;
  dialect: Dialect;
  name: string;
  origin: Origin;
  language: Language;
}> &
  Pick<Wanted, 'events' | 'components'>;

/** A webhook that belongs to no subscriber, and is told from an instant (UTC ms) on. */
export function newEndpoint(
  { id, url, dialect, name, origin, language, events, components }: Asked,
  now: number,
): WebhookEndpoint {
  return {
    ...{ url, dialect, name, secretVersion: 1, rotatedAt: null, failingSince: null },
    subscription: {
      ...{ id, channel: 'webhook', origin, subscriber: null, language },
      wanted: { events, components, subject: null },
      ...{ state: 'active', because: null, createdAt: now, confirmedAt: now, endedAt: null },
      // The database gives the first two.
      ...{ number: 0, since: 0, version: 1 },
    },
  };
}
