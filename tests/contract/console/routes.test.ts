import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAtLeast, type Role, roles } from '../../../src/domain/staff.ts';
import type { ConsoleRoute } from '../../../src/web/console/route.ts';
import { routes } from '../../../src/web/console/routes.ts';
import { type Browser, someBrowser } from '../../support/console.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { countRows } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Every way into the console, and who may take it. A route that is not here fails the tests. */
const rules: Readonly<Record<string, ConsoleRoute['allows']>> = {
  'GET /console': 'viewer',
  'GET /console/sign-in': 'everybody',
  'POST /console/sign-in': 'everybody',
  'GET /console/sign-in/code': 'everybody',
  'POST /console/sign-in/code': 'everybody',
  'POST /console/sign-out': 'everybody',
  'GET /console/join/:secret': 'everybody',
  'POST /console/join/:secret': 'everybody',
  'POST /console/language': 'everybody',
  'POST /console/drafts': 'responder',
  'POST /console/drafts/:id/removal': 'responder',
  'GET /console/monitors': 'viewer',
  'GET /console/monitors/:slug': 'viewer',
  'POST /console/monitors/:slug/runs': 'responder',
  'POST /console/monitors/:slug/pause': 'responder',
  'POST /console/monitors/:slug/resumption': 'responder',
  'GET /console/monitors/:slug/failures': 'viewer',
  'GET /console/components': 'viewer',
  'GET /console/components/:slug': 'viewer',
  'POST /console/components/:slug/override': 'responder',
  'POST /console/components/:slug/override/end': 'responder',
  'GET /console/incidents': 'viewer',
  'GET /console/incidents/new': 'responder',
  'POST /console/incidents': 'responder',
  'POST /console/incidents/preview': 'responder',
  'POST /console/incidents/preview/part': 'responder',
  'GET /console/incidents/:id': 'viewer',
  'POST /console/incidents/:id/notes': 'responder',
  'GET /console/incidents/:id/updates/new': 'responder',
  'POST /console/incidents/:id/updates': 'responder',
  'POST /console/incidents/:id/updates/preview': 'responder',
  'POST /console/incidents/:id/updates/preview/part': 'responder',
  'GET /console/incidents/:id/change': 'responder',
  'POST /console/incidents/:id/change': 'responder',
  'POST /console/incidents/:id/change/preview': 'responder',
  'POST /console/incidents/:id/change/preview/part': 'responder',
  'GET /console/incidents/:id/updates/:update/words': 'responder',
  'POST /console/incidents/:id/updates/:update/words': 'responder',
  'POST /console/incidents/:id/updates/:update/words/preview': 'responder',
  'POST /console/incidents/:id/updates/:update/words/preview/part': 'responder',
  'GET /console/maintenances': 'viewer',
  'GET /console/maintenances/new': 'responder',
  'POST /console/maintenances': 'responder',
  'POST /console/maintenances/preview': 'responder',
  'POST /console/maintenances/preview/part': 'responder',
  'GET /console/maintenances/calendar': 'viewer',
  'GET /console/maintenances/:id': 'viewer',
  'GET /console/maintenances/:id/updates/new': 'responder',
  'POST /console/maintenances/:id/updates': 'responder',
  'POST /console/maintenances/:id/updates/preview': 'responder',
  'POST /console/maintenances/:id/updates/preview/part': 'responder',
  'GET /console/maintenances/:id/change': 'responder',
  'POST /console/maintenances/:id/change': 'responder',
  'POST /console/maintenances/:id/change/preview': 'responder',
  'POST /console/maintenances/:id/change/preview/part': 'responder',
  'GET /console/maintenances/:id/updates/:update/words': 'responder',
  'POST /console/maintenances/:id/updates/:update/words': 'responder',
  'POST /console/maintenances/:id/updates/:update/words/preview': 'responder',
  'POST /console/maintenances/:id/updates/:update/words/preview/part': 'responder',
  'GET /console/announcements': 'viewer',
  'GET /console/announcements/new': 'responder',
  'POST /console/announcements': 'responder',
  'POST /console/announcements/preview': 'responder',
  'POST /console/announcements/preview/part': 'responder',
  'GET /console/announcements/:id': 'viewer',
  'GET /console/announcements/:id/change': 'responder',
  'POST /console/announcements/:id/change': 'responder',
  'POST /console/announcements/:id/change/preview': 'responder',
  'POST /console/announcements/:id/change/preview/part': 'responder',
  'GET /console/announcements/:id/end': 'responder',
  'POST /console/announcements/:id/end': 'responder',
  'GET /console/account': 'viewer',
  'POST /console/account/password': 'viewer',
  'POST /console/account/sessions/others/end': 'viewer',
  'POST /console/account/sessions/:id/end': 'viewer',
  'GET /console/account/second-factor': 'viewer',
  'POST /console/account/second-factor': 'viewer',
  'POST /console/account/second-factor/confirmation': 'viewer',
  'POST /console/account/second-factor/removal': 'viewer',
  'GET /console/templates': 'viewer',
  'GET /console/templates/new': 'admin',
  'POST /console/templates': 'admin',
  'POST /console/templates/preview': 'admin',
  'POST /console/templates/preview/part': 'admin',
  'GET /console/templates/:id': 'viewer',
  'GET /console/templates/:id/change': 'admin',
  'POST /console/templates/:id': 'admin',
  'POST /console/templates/:id/preview': 'admin',
  'POST /console/templates/:id/preview/part': 'admin',
  'GET /console/templates/:id/removal': 'admin',
  'POST /console/templates/:id/removal': 'admin',
  'GET /console/hours': 'viewer',
  'GET /console/hours/:component': 'viewer',
  'GET /console/hours/:component/change': 'admin',
  'POST /console/hours/:component': 'admin',
  'POST /console/hours/:component/preview': 'admin',
  'POST /console/hours/:component/preview/part': 'admin',
  'GET /console/holidays': 'viewer',
  'GET /console/holidays/:calendar/:year': 'viewer',
  'GET /console/holidays/:calendar/:year/change': 'admin',
  'POST /console/holidays/:calendar/:year': 'admin',
  'POST /console/holidays/:calendar/:year/preview': 'admin',
  'POST /console/holidays/:calendar/:year/preview/part': 'admin',
  'GET /console/overview/part': 'viewer',
  'GET /console/webhooks': 'viewer',
  'GET /console/webhooks/new': 'admin',
  'POST /console/webhooks': 'admin',
  'GET /console/webhooks/:id': 'viewer',
  'POST /console/webhooks/:id/test': 'admin',
  'POST /console/webhooks/:id/pause': 'admin',
  'POST /console/webhooks/:id/resumption': 'admin',
  'POST /console/webhooks/:id/redelivery': 'admin',
  'GET /console/webhooks/:id/change': 'admin',
  'POST /console/webhooks/:id/change': 'admin',
  'POST /console/webhooks/:id/secret': 'admin',
  'GET /console/webhooks/:id/rotation': 'admin',
  'POST /console/webhooks/:id/rotation': 'admin',
  'GET /console/webhooks/:id/removal': 'admin',
  'POST /console/webhooks/:id/removal': 'admin',
  'GET /console/deliveries': 'viewer',
  'GET /console/deliveries/:id': 'viewer',
  'GET /console/deliveries/:id/part': 'viewer',
  'POST /console/deliveries/:id/redelivery': 'admin',
  'GET /console/subscribers': 'viewer',
  'GET /console/subscribers/:id': 'viewer',
  'GET /console/subscribers/:id/removal': 'admin',
  'POST /console/subscribers/:id/removal': 'admin',
  'GET /console/quarantine': 'viewer',
  'POST /console/quarantine/:id/readmission': 'admin',
  'GET /console/audit': 'viewer',
  'GET /console/audit/:id': 'viewer',
  'GET /console/tokens': 'admin',
  'POST /console/tokens': 'admin',
  'GET /console/tokens/:id/revocation': 'admin',
  'POST /console/tokens/:id/revocation': 'admin',
  'GET /console/settings': 'viewer',
  'GET /console/settings/contacts/:component': 'admin',
  'POST /console/settings/contacts/:component': 'admin',
  'POST /console/settings/contacts/:component/preview': 'admin',
  'POST /console/settings/contacts/:component/preview/part': 'admin',
  'GET /console/settings/brand': 'admin',
  'POST /console/settings/brand': 'admin',
  'POST /console/settings/brand/preview': 'admin',
  'POST /console/settings/brand/preview/part': 'admin',
  'POST /console/settings/logo': 'admin',
  'POST /console/settings/logo/removal': 'admin',
  'GET /console/staff': 'admin',
  'POST /console/staff/invitations': 'admin',
  'POST /console/staff/invitations/:id/removal': 'admin',
  'POST /console/staff/:id/role': 'admin',
  'POST /console/staff/:id/password-link': 'admin',
  'POST /console/staff/:id/second-factor/removal': 'admin',
  'GET /console/staff/:id/removal': 'admin',
  'POST /console/staff/:id/removal': 'admin',
};

let site: StaffedConsole;
const browsers = new Map<Role | 'stranger', Browser>();

beforeAll(async () => {
  site = await staffedConsole('viewer');
  browsers.set('stranger', someBrowser(site.app)).set('viewer', site.browser);
  for (const role of ['responder', 'admin'] as const) {
    browsers.set(role, await site.signedIn(role));
  }
});
afterAll(() => site.close());

test('every route says who may take it', () => {
  const said = routes.map(({ method, path, allows }) => [`${method} /console${path}`, allows]);
  expect(Object.fromEntries(said)).toEqual(rules);
  expect(said).toHaveLength(Object.keys(rules).length);
});

/** Signing out is tried last: whoever may do it cannot do anything afterwards. */
const walked = Object.entries(rules).toSorted(
  ([one], [other]) => Number(one.endsWith('/sign-out')) - Number(other.endsWith('/sign-out')),
);

describe.each(['stranger', ...roles] as const)('a %s', (who) => {
  test.each(walked)('at %s, which is for %s', async (route, allows) => {
    const before = await countRows(site.db, 'audit_entries');
    const [method = '', path = ''] = route.split(' ');
    const answer = await sent(who, method, path.replaceAll(/:\w+/g, 'aaaaaaaaaaaa'));
    const led = answer.headers.get('location')?.startsWith('/console/sign-in?to=') ?? false;
    expect({ status: answer.status, led }).toEqual(
      isAllowed(who, allows)
        ? { status: expect.not.toBeOneOf([401, 403, 405]), led: false }
        : refusalOf(who, method),
    );
    if (isAllowed(who, allows)) return;
    expect(await countRows(site.db, 'audit_entries')).toBe(before);
  });

  test.each([
    ['GET', '/console/nothing', 404],
    ['POST', '/console/nothing', 404],
    ['GET', '/console/join', 404],
    ['GET', '/console/join/a/b', 404],
    ['GET', '/console/..%2fapi%2fv1%2faudit', 404],
    ['GET', '/console/sign-up/email', 404],
    ['POST', '/console/api/auth/sign-up/email', 404],
    ['GET', '/console/sign-out', 405],
    ['DELETE', '/console', 405],
    ['PUT', '/console/sign-in', 405],
  ] as const)('finds nothing at %s %s', async (method, path, status) => {
    expect((await sent(who, method, path)).status).toBe(status);
  });
});

test('a path that is there for other methods names them', async () => {
  for (const [path, allow] of [
    ['/console', 'GET, HEAD'],
    ['/console/sign-in', 'GET, HEAD, POST'],
    ['/console/sign-out', 'POST'],
    ['/console/account/sessions/others/end', 'POST'],
  ] as const) {
    const answer = await site.app.request(path, { method: 'PUT' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  }
});

describe('a form from elsewhere', () => {
  const posts = Object.keys(rules).filter((route) => route.startsWith('POST'));
  const elsewhere = {
    'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    'a sibling of the site': { 'sec-fetch-site': 'same-site' },
    'nowhere that can be told': {},
    'a page without an origin': { origin: 'null' },
    'another port': { origin: 'https://status.example:8443' },
    'another scheme': { origin: 'http://status.example' },
    'a bookmark': { 'sec-fetch-site': 'none' },
  };
  test.each(
    Object.entries(elsewhere).flatMap(([name, headers]) =>
      posts.map((route) => [name, route, headers] as const),
    ),
  )('from %s does nothing at %s', async (_, route, headers) => {
    const browser = browsers.get('admin');
    const path = route.split(' ')[1]?.replaceAll(/:\w+/g, 'aaaaaaaaaaaa') ?? '';
    const before = await countRows(site.db, 'audit_entries');
    const cookie = [...(browser?.cookies ?? [])].map(([name, value]) => `${name}=${value}`);
    const answer = await site.app.request(path, {
      method: 'POST',
      headers: { cookie: cookie.join('; '), ...headers },
      body: new URLSearchParams({ email: 'admin@example.com' }),
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    expect(await countRows(site.db, 'audit_entries')).toBe(before);
  });

  test('is taken from the same origin, also where a browser says only that', async () => {
    const answer = await site.app.request('/console/language', {
      method: 'POST',
      headers: { origin: 'https://status.example' },
      body: new URLSearchParams({ language: 'en' }),
    });
    expect(answer.status).toBe(303);
  });
});

async function sent(who: Role | 'stranger', method: string, path: string): Promise<Response> {
  const browser = browsers.get(who);
  if (!browser) throw new Error('There is no such browser.');
  if (method === 'GET') return browser.get(path);
  if (method === 'POST') return browser.post(path);
  return site.app.request(path, { method, headers: { 'sec-fetch-site': 'same-origin' } });
}

function isAllowed(who: Role | 'stranger', allows: ConsoleRoute['allows']): boolean {
  return allows === 'everybody' || (who !== 'stranger' && isAtLeast(who, allows));
}

function refusalOf(who: Role | 'stranger', method: string) {
  if (who !== 'stranger') return { status: 403, led: false };
  return method === 'GET' ? { status: 303, led: true } : { status: 401, led: false };
}
