import { expect, onTestFinished } from 'vitest';
import { readSubscriberBy } from '../../src/storage/subscriber.ts';
import { readSubscriptionsOf } from '../../src/storage/subscription.ts';
import { someApi } from './api.ts';
import { someKeys } from './outgoing.ts';
import { type FormFields, formAt } from './sent-form.ts';

/** A site of its own, gone when the test is over. */
export type SelfService = Awaited<ReturnType<typeof someApi>>;

/** Pages over an empty database, on which people subscribe by themselves. */
export async function selfService(given: Parameters<typeof someApi>[0] = {}): Promise<SelfService> {
  const site = await someApi(given);
  onTestFinished(site.close);
  return site;
}

const ours = { 'sec-fetch-site': 'same-origin' };

/** What is shown at a path. */
export async function get(
  { app }: SelfService,
  path: string,
  headers: Record<string, string> = {},
) {
  const answer = await app.request(path, { headers });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** What is answered to a form, by default one of our pages. */
export async function post(
  { app }: SelfService,
  path: string,
  fields: FormFields | string,
  headers: Record<string, string> = ours,
) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = typeof fields === 'string' ? fields : String(new URLSearchParams(fields));
  const answer = await app.request(path, {
    method: 'POST',
    headers: { ...type, ...headers },
    body,
  });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** Sends the form as it is shown, with some of it filled in. */
export async function ask(site: SelfService, fields: FormFields, path = '/en/subscribe') {
  const { html } = await get(site, path);
  return post(site, path, { ...formAt(html, path.split('?')[0] ?? ''), ...fields });
}

export const byMail = { address: 'li@example.com' };
export const byWebhook = { ...byMail, url: 'https://hooks.example/status?key=sesame' };

/** All that an address has. */
export async function had({ db }: SelfService, address = byMail.address) {
  const subscriber = await readSubscriberBy(db, address);
  return readSubscriptionsOf(db, subscriber?.id ?? '');
}

/** The page of the newest thing that an address has asked for. */
export async function linkOf(site: SelfService, address = byMail.address): Promise<string> {
  const newest = (await had(site, address)).at(-1);
  return `/en/subscriptions/${await someKeys.subscriptionToken(newest?.id ?? '')}`;
}

/** Somebody who has asked and confirmed, and the link that they were sent. */
export async function told(site: SelfService, fields: FormFields = byMail): Promise<string> {
  await ask(site, fields, fields === byMail ? '/en/subscribe' : '/en/subscribe?way=webhook');
  const link = await linkOf(site);
  expect(await post(site, link, { act: 'confirm' })).toMatchObject({ status: 303 });
  return link;
}
