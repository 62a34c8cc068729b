import { beforeEach, describe, expect, test } from 'vitest';
import { messages } from '../../src/delivery/webhook/message.ts';
import { signing } from '../../src/delivery/webhook/signature.ts';
import { dialects } from '../../src/domain/delivery/webhook-endpoint.ts';
import type { Database } from '../../src/storage/database.ts';
import { webHmac } from '../../src/storage/keys.ts';
import { readKnownComponents, register } from '../../src/storage/registration.ts';
import { readStatuspageIds } from '../../src/storage/statuspage-ids.ts';
import { someNow, someSite } from '../support/facts.ts';
import { someEvents, someMessageOptions } from '../support/messages.ts';
import { someKeys } from '../support/outgoing.ts';
import { someEndpoint } from '../support/webhooks.ts';

/** What is promised of what is posted, wherever it is written and signed. */
export function webhookMessageSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  describe('the ids of Statuspage', () => {
    test('are the lasting ones of components, and lasting ones of the page and its groups', async () => {
      await someMessageOptions(db);
      const site = someSite();
      const ids = await readStatuspageIds(db, site);
      const known = await readKnownComponents(db);
      expect([...ids.components.values()]).toEqual(known);
      expect(known.map(({ createdAt }) => createdAt)).toEqual(known.map(() => someNow));
      for (const id of [ids.page, ...ids.groups.values()]) expect(id).toMatch(/^[a-z0-9]{12}$/);
      expect(new Set([ids.page, ...ids.groups.values()]).size).toBe(1 + site.groups.length);

      await register(db, { components: ['fax'], monitors: [] }, someNow + 1);
      const later = await readStatuspageIds(db, site);
      expect({ ...later, components: null }).toEqual({ ...ids, components: null });
      expect(later.components.get('fax')).toMatchObject({ createdAt: someNow + 1 });
    });
  });

  test('an event is written in every dialect', async () => {
    const messageFor = messages(await someMessageOptions(db));
    for (const event of someEvents) {
      for (const dialect of dialects) {
        const body = JSON.parse((await messageFor(event, { dialect, language: 'zh' })).body);
        expect(body.id ?? body.meta.unsubscribe).toBe(
          dialect === 'statuspage' ? 'https://status.example/zh/subscribe' : event.id,
        );
      }
    }
  });

  test('a message is signed in the same way', async () => {
    const message = { id: 'eventaaaaaaa', at: someNow, body: '{"text":"您好 👋"}' };
    const given = { keys: someKeys, hmac: webHmac };
    const headers = await signing(given)(message, someEndpoint());
    expect(headers['webhook-signature']).toBe('v1,xVyCx9My3RJ1M2lEhBVElPb9pVYo3/Z67i+U7lKX6B0=');
  });
}
