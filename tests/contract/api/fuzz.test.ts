import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebhook } from '../../../src/actions/create-webhook.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { publishAnnouncement } from '../../../src/actions/publish-announcement.ts';
import { scheduleMaintenance } from '../../../src/actions/schedule-maintenance.ts';
import { testWebhook } from '../../../src/actions/test-webhook.ts';
import { published } from '../../../src/web/api/examples/announcement.ts';
import { opened } from '../../../src/web/api/examples/incident.ts';
import { scheduled } from '../../../src/web/api/examples/maintenance.ts';
import { created } from '../../../src/web/api/examples/webhook.ts';
import type { Route } from '../../../src/web/api/route.ts';
import { routes } from '../../../src/web/api/routes.ts';
import { someApi } from '../../support/api.ts';
import { someOutgoing } from '../../support/outgoing.ts';
import { acting } from '../acting.ts';

/** How many requests there are in all, and how many of them at a time. */
const [cases, atOnce] = [10_000, 20];

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
let ids: readonly string[];

beforeAll(async () => {
  // Nobody looks at the page here.
  api = await someApi({ options: { changed: async () => undefined } });
  token = await api.tokenFor('*');
  const by = acting(api.db);
  const incident = await openIncident(by, opened);
  const maintenance = await scheduleMaintenance(by, scheduled);
  const announcement = await publishAnnouncement(by, published);
  const { webhook } = await createWebhook(by, someOutgoing, created, 'zh');
  const delivery = await testWebhook(by, someOutgoing, webhook.id);
  const known = [incident, maintenance, announcement, webhook, delivery].map(({ id }) => id);
  ids = [...known, incident.updates[0]?.id ?? '', maintenance.updates[0]?.id ?? ''];
});
afterAll(() => api.close());

const nasty = [
  ...['', ' ', '\u0000', '\ud800', '\u202e\u200b', ']]>', '<script>alert(1)</script>', '{{7*7}}'],
  ...[
    `$${'{7*7}'}`,
    "' OR 1=1 --",
    'javascript:alert(1)',
    'A & B <x> 在线客服 😀',
    '%E0%A4%A',
    '..%2f',
  ],
  ...['chat', '__proto__', 'constructor', '9'.repeat(30), '-1', '1e9', 'NaN', 'x'.repeat(5000)],
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('2026-11-22T06:00:00Z', '2026-11-22T09:00:00+08:00', '9999-12-31T23:59:59Z'),
);

const anything = fc.oneof(
  { depthSize: 'small' },
  fc.json({ maxDepth: 3 }).map((json) => JSON.parse(json)),
  text,
);

/** A body that is nearly right: an example in which one member is replaced, taken away or added. */
function bodyFor(route: Route): fc.Arbitrary<unknown> {
  const example = route.kind === 'private' ? route.body?.example : undefined;
  if (example === undefined || example === null) return anything;
  const members = Object.keys(example as object);
  const near = fc
    .tuple(fc.constantFrom(...members, 'notify', 'at', 'status', 'nextUpdateBy'), anything)
    .map(([member, value]) => ({ ...(example as object), [member]: value }));
  return fc.oneof({ weight: 4, arbitrary: near }, anything, fc.constant(example));
}

const place = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 6 }).map((index) => (): string => ids[index] ?? '') },
  fc.constantFrom('chat', 'chat-monitor', 'phone').map((slug) => () => slug),
  text.map((one) => () => encodeURIComponent(one.toWellFormed())),
  fc.constantFrom('%', '%ff', '%00', ';', '*').map((one) => () => one),
);

const queries = fc.dictionary(
  fc.constantFrom('cursor', 'limit', 'open', 'since', 'days', 'subject', 'failures', 'state', 'x'),
  fc.oneof(text, fc.nat().map(String)),
  { maxKeys: 3 },
);

/** Headers may hold what HTTP lets through only. */
const header = fc.oneof(
  fc.constantFrom('"1"', 'W/"1"', '*', '"', '"1","2"', 'k', 'k'.repeat(300)),
  fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  }),
);
const headers = fc.dictionary(
  fc.constantFrom(
    'if-match',
    'idempotency-key',
    'if-none-match',
    'content-type',
    'accept-encoding',
  ),
  header,
  { maxKeys: 2 },
);

const request = fc.constantFrom(...routes).chain((route) =>
  fc.record({
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant<string>(route.method) },
      fc.constantFrom('HEAD', 'PUT', 'DELETE', 'OPTIONS'),
    ),
    path: fc.constant(route.path),
    places: fc.array(place, { minLength: 2, maxLength: 2 }),
    query: queries,
    headers,
    body: bodyFor(route),
  }),
);

test(`${cases} requests with wrong parameters and bodies are never a fault of ours`, async () => {
  const statuses = new Map<number, number>();
  const send = async (one: Asked) => {
    api.clock.now += 100;
    const { status } = await api.app.request(urlOf(one), requestOf(one));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    expect({ status, one, logged: api.logged }).toMatchObject({ logged: [] });
    expect(status).toBeLessThan(500);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: atOnce, maxLength: atOnce }), (some) =>
      Promise.all(some.map(send)).then(() => undefined),
    ),
    { numRuns: cases / atOnce, endOnFailure: true },
  );
  // It would prove little if none of them got past the door.
  for (const status of [200, 201, 400, 404, 405, 409, 412, 415, 422]) {
    expect(Object.fromEntries(statuses)).toHaveProperty(String(status));
  }
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(cases);
}, 120_000);

type Asked = typeof request extends fc.Arbitrary<infer One> ? One : never;

function urlOf({ path, places, query }: Asked): string {
  let index = 0;
  const filled = path.replace(/:\w+/g, () => places[index++]?.() ?? '');
  const sent = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, value.toWellFormed()]),
  );
  return `https://status.example/api/v1${filled}?${sent}`;
}

function requestOf({ method, headers: sent, body }: Asked): RequestInit {
  const withBody = method !== 'GET' && method !== 'HEAD';
  return {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...sent },
    ...(withBody && { body: JSON.stringify(body) }),
  };
}
