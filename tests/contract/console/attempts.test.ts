import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { someApi } from '../../support/api.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../../support/console.ts';
import { someNow } from '../../support/facts.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: Awaited<ReturnType<typeof someApi>>;
let browser: Browser;
beforeEach(async () => {
  site = await someApi();
  browser = someBrowser(site.app);
});
afterEach(() => site.close());

test('signing in too often is refused for a while, and what was typed stays', async () => {
  await addStaff(site.db, 'viewer', someNow);
  const wrong = { email: 'viewer@example.com', password: 'wrong horse battery' };
  for (let time = 0; time < 6; time++) {
    expect((await browser.post('/console/sign-in', { form: wrong })).status).toBe(422);
  }
  const answer = await signInAs(browser, 'viewer');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '30']);
  expect(await answer.text()).toContain('value="viewer@example.com"');
  site.clock.now = someNow + 30_000;
  expect((await signInAs(browser, 'viewer')).status).toBe(303);
});

test('signing in too often elsewhere does not keep out whoever has signed in from this browser', async () => {
  await addStaff(site.db, 'viewer', someNow);
  await signInAs(browser, 'viewer');
  await browser.post('/console/sign-out');
  const wrong = { email: 'viewer@example.com', password: 'wrong horse battery' };
  const stranger = someBrowser(site.app);
  stranger.cookies.set('helplight.known', 'aaaaaaaaaaaa.bm9uZQ%3D%3D');
  for (let time = 0; time < 5; time++) await stranger.post('/console/sign-in', { form: wrong });
  expect((await signInAs(stranger, 'viewer')).status).toBe(429);
  expect((await signInAs(browser, 'viewer')).status).toBe(303);
  const other = { email: 'responder@example.com', password: 'wrong horse battery' };
  for (let time = 0; time < 6; time++) await stranger.post('/console/sign-in', { form: other });
  expect((await browser.post('/console/sign-in', { form: other })).status).toBe(429);
});

test('signing in too often is logged with the place, and without what was typed', async () => {
  const form = { email: 'my secret password', password: 'another secret' };
  for (let time = 0; time < 7; time++) await browser.post('/console/sign-in', { form });
  const logged = site.logged.join();
  expect(logged).toMatch(/tried too often.*203\.0\.113\.7/);
  expect(logged).not.toContain('secret');
});
