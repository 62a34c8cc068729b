import { messages } from '../../src/delivery/webhook/message.ts';
import { signing } from '../../src/delivery/webhook/signature.ts';
import { componentSlugs } from '../../src/domain/component.ts';
import { retryDelaysMs } from '../../src/domain/delivery/retry.ts';
import { type Dialect, dialects } from '../../src/domain/delivery/webhook-endpoint.ts';
import { noWords } from '../../src/domain/words/staff-words.ts';
import { duration } from '../../src/i18n/time.ts';
import type { Keys } from '../../src/storage/keys.ts';
import { webHmac } from '../../src/storage/keys.ts';
import { told } from '../../src/web/api/examples/event.ts';
import { webhookOperations } from '../../src/web/api/openapi/webhooks.ts';
import { openNewDatabase } from './database-file.ts';
import { someFacts, someNow, someSite } from './facts.ts';
import { someMessageOptions } from './messages.ts';
import { someKeys } from './outgoing.ts';
import { someEndpoint } from './webhooks.ts';
import { someIncident } from './words.ts';

/** The secret of the example, which anybody may read. */
export const sampleSecret = 'whsec_b25seSBmb3IgdHJ5aW5nIG91dCB2ZXJpZmljYXRpb24=';

/** The body of the example. */
export const sampleBody = '{"type":"webhook.test"}';

/** What docs/webhooks.md shows, as the code says it, each under the name of its place there. */
export async function webhookSamples(): Promise<Readonly<Record<string, string>>> {
  return {
    ...Object.fromEntries(
      Object.entries(webhookOperations()).map(([type, { post }]) => [
        type,
        `| \`${type}\` | ${post.summary} |`,
      ]),
    ),
    retries: retryDelaysMs.map((ms) => duration(ms, 'en')).join(', '),
    signature: await signed(),
    ...(await bodies()),
  };
}

async function signed(): Promise<string> {
  const key = Uint8Array.from(atob(sampleSecret.replace('whsec_', '')), (c) => c.charCodeAt(0));
  const keys: Keys = { ...someKeys, signingKey: async () => key };
  const message = { id: told.id, at: someNow, body: sampleBody };
  const headers = await signing({ keys, hmac: webHmac })(message, someEndpoint());
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

async function bodies(): Promise<Readonly<Record<Dialect, string>>> {
  const { db, close } = await openNewDatabase();
  await db.write(
    componentSlugs(someSite()).map((slug) => ({
      sql: 'INSERT INTO components (id, slug, created_at) VALUES (?, ?, ?)',
      args: [slug.padEnd(12, '0'), slug, Date.parse('2026-01-05T02:00:00Z')],
    })),
  );
  const words = { ...noWords, incidents: [someIncident()] };
  const options = await someMessageOptions(db, { ...someFacts(), words });
  const messageFor = messages(options);
  const written = dialects.map(async (dialect) => {
    const { body } = await messageFor(told, { dialect, language: 'en' });
    // The data of a CloudEvent is the event of the dialect `standard`, and shown there.
    const shown = { ...JSON.parse(body), ...(dialect === 'cloudevents' && { data: '…' }) };
    return [dialect, JSON.stringify(shown, null, 2)] as const;
  });
  const samples = Object.fromEntries(await Promise.all(written)) as Record<Dialect, string>;
  await close();
  return samples;
}
