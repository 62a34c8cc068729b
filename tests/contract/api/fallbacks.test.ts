import { afterEach, beforeEach, expect, test } from 'vitest';
import { someApi } from '../../support/api.ts';
import { dayMs, someNow } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;

beforeEach(async () => {
  api = await someApi();
  token = await api.tokenFor('*');
});
afterEach(() => api.close());

/** The verdict, the API and the page of the incident, each as the channels that it offers in order. */
async function offers(fallbacks: readonly string[], others: Readonly<Record<string, string>>) {
  for (const [slug, status] of Object.entries(others)) {
    const expiresAt = new Date(someNow + dayMs).toISOString();
    const body = { status, expiresAt, reason: { en: 'Somebody has tried it.' } };
    await api.call('PUT', `/api/v1/components/${slug}/override`, { token, body });
  }
  const body = {
    ...{ title: { en: 'Chat fails' }, body: { en: 'We look into it.' }, status: 'investigating' },
    ...{ components: [{ slug: 'chat', status: 'major_outage' }], fallbacks },
  };
  const { body: incident } = await api.call('POST', '/api/v1/incidents', { token, body });
  const { verdict, channels } = (await api.call('GET', '/api/v1/support')).body;
  const page = readOn(await (await api.app.request(`/en/incidents/${incident.id}`)).text());
  return {
    verdict: namedIn(/You can reach us by (.*?) now/.exec(verdict.en)?.[1]),
    api: channels[0].fallbacks,
    page: namedIn(/Meanwhile, you can reach us here (.*?) What happened/.exec(page)?.[1]),
  };
}

function namedIn(text = ''): readonly string[] {
  const place = (slug: string) => text.toLowerCase().indexOf(slug);
  return ['phone', 'email']
    .filter((slug) => place(slug) >= 0)
    .sort((one, other) => place(one) - place(other));
}

const [well, failing] = ['operational', 'major_outage'];

test.each([
  [[], { phone: well, email: well }, ['phone', 'email']],
  [['email'], { phone: well, email: well }, ['email', 'phone']],
  [['email'], { phone: failing, email: well }, ['email']],
  [['email'], { phone: well, email: failing }, ['phone']],
])('where staff name %j, and the others are %j, all offer %j', async (named, others, expected) => {
  expect(await offers(named, others)).toEqual({ verdict: expected, api: expected, page: expected });
});
