import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createHttpSpeaker, problem } from './http.ts';
import { contentSecurityPolicy, InboxPage, type Received } from './inbox-page.tsx';
import { localOnly } from './local-only.ts';
import { signatureStanding } from './signature.ts';
import type { Speaker } from './tcp-entrance.ts';

type Delivery = Readonly<{
  receivedAt: Date;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}>;

const keptDeliveries = 100;
const maxBodyBytes = 64 * 1024;

/**
 * Speaks HTTP: `POST /` keeps what it is sent, `GET /` shows the newest 100, newest first, and
 * whether their signatures verify by the secret, where that is known by then.
 */
export function createInbox(secret: () => string | null): Speaker {
  const deliveries: Delivery[] = [];
  const app = new Hono();
  app.use(localOnly);
  app.get('/', (c) => {
    c.header('content-security-policy', contentSecurityPolicy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cache-control', 'no-store');
    const known = secret();
    return c.html(<InboxPage received={deliveries.map((one) => receivedOf(one, known))} />);
  });
  app.post('/', bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), async (c) => {
    deliveries.unshift(await deliveryIn(c.req.raw));
    deliveries.length = Math.min(deliveries.length, keptDeliveries);
    return c.body(null, 204);
  });
  app.notFound(() => problem(404, 'not_found', 'The inbox has only one page, at /.'));
  return createHttpSpeaker((request) => app.fetch(request));
}

function tooLarge(): Response {
  return problem(413, 'too_large', 'The inbox keeps bodies of at most 64 KiB.');
}

async function deliveryIn(request: Request): Promise<Delivery> {
  const shown = /^(content-type|user-agent|webhook-.+|ce-.+)$/;
  const headers = [...request.headers].filter(([name]) => shown.test(name));
  return { receivedAt: new Date(), headers, body: await request.text() };
}

function receivedOf(delivery: Delivery, secret: string | null): Received {
  const headers = new Map(delivery.headers);
  const isLetter = headers.get('content-type')?.startsWith('message/rfc822') ?? false;
  return {
    ...delivery,
    what: isLetter ? subjectIn(delivery.body) : typeIn(delivery.body),
    signature: signatureStanding({ ...delivery, headers }, secret),
  };
}

/** What kind of event it tells of; null of what does not say. */
function typeIn(body: string): string | null {
  const { type } = objectIn(body);
  return typeof type === 'string' ? type : null;
}

function objectIn(body: string): Readonly<{ type?: unknown }> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function subjectIn(letter: string): string | null {
  return /^Subject: (?<subject>.+)$/m.exec(letter)?.groups?.subject ?? null;
}
