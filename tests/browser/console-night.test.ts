import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import type { Localized, Words } from '../../src/domain/localized.ts';
import { chat } from '../../templates/chat.ts';
import { build, helplight } from '../runtimes/support/helplight.ts';
import { quickSandbox } from '../runtimes/support/installation.ts';
import { untilPageSays } from '../runtimes/support/page.ts';
import { test } from '../runtimes/support/stage.ts';
import { expectTold } from '../runtimes/support/told.ts';
import { hasChromium } from '../support/browser.ts';
import { scrollsSideways } from '../support/page-look.ts';
import { totpOf } from '../support/totp.ts';
import { visits } from '../support/visits.ts';

const password = 'correct horse battery';
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, time: null };

/** What is typed at night; all else comes from the template. */
const cause = { zh: '原因已找到：一台会话服务器停了。', en: 'We know why: a server stopped.' };
const lesson = { zh: '我们加了一台备用服务器。', en: 'We have added a spare server.' };

const nights = [
  { how: 'with scripts, in Chinese', javaScriptEnabled: true, locale: 'zh-CN' },
  { how: 'without scripts, in English', javaScriptEnabled: false, locale: 'en' },
] as const;

describe.skipIf(!hasChromium())('a night on duty, on a phone', () => {
  beforeAll(build, 60_000);
  const { open } = visits();

  test.for(nights)('$how', { timeout: 180_000 }, async ({ how: _, ...browser }, { stage }) => {
    const { environment } = await stage.install(quickSandbox);
    const { url, says } = await stage.start(environment);
    const setup = await says(/Set up the console within a day: (\S+)$/m);
    const { page, faults } = await open(setup, { ...phone, ...browser });
    const secret = await joinWithCode(page, url);

    await helplight(['sandbox', 'break', 'chat', 'refuse'], environment);
    await untilPageSays(url, 'chat', { status: 'major_outage' });
    await signIn(page, url, secret);

    // From what needs somebody to a published incident: two taps.
    await page.locator('#need-down-chat .button').tap();
    await page.locator('[name="title.zh"]').waitFor();
    expect(await page.locator('.preview h1').count()).toBe(2);
    await publish(page);
    const [, id = ''] = /\/incidents\/([a-z0-9]{12})\?done=published$/.exec(page.url()) ?? [];
    const reread = async (status: string, words: Localized) => {
      expect(await scrollsSideways(page)).toBe(false);
      await expectTold(url, `/incidents/${id}`, status, firstLine(words));
      await expectAnswered(url, id, status, words);
    };
    await reread('investigating', inBoth(chat.body));

    await go(page, 'identified');
    await say(page, cause);
    await page.locator('[name=promise]').selectOption('15');
    if (browser.javaScriptEnabled) {
      await page.locator('.preview', { hasText: cause.zh }).waitFor();
    }
    const before = Date.now();
    await publish(page);
    await reread('identified', cause);
    await expectPromise(page, `${url}/en`, before + 15 * 60_000);

    await helplight(['sandbox', 'heal', 'chat'], environment);
    await untilPageSays(url, 'api', { status: 'operational' });
    await page.goto(`${url}/console/incidents/${id}`);
    await go(page, 'monitoring');
    await publish(page);
    await reread('monitoring', preparedFor('monitoring'));
    await untilPageSays(url, 'chat', { status: 'operational' });

    await go(page, 'resolved');
    await publish(page);
    await reread('resolved', preparedFor('resolved'));

    await page.goto(`${url}/console`);
    await page.locator(`a.button[href$="status=postmortem"]`).tap();
    await say(page, lesson);
    await publish(page);
    await reread('postmortem', lesson);

    await page.goto(`${url}/console`);
    await page.locator('#overview').waitFor();
    expect(await page.locator(`#overview a[href*="${id}"]`).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

/** Sets up the console by the link that is open, turns on a code and leaves. Returns its secret. */
async function joinWithCode(page: Page, url: string): Promise<string> {
  for (const [name, typed] of Object.entries({ name: 'Ada', email: 'ada@example.com', password })) {
    await page.locator(`[name=${name}]`).fill(typed);
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}/console`);
  await page.goto(`${url}/console/account/second-factor`);
  await page.locator('[name=current]').fill(password);
  await page.keyboard.press('Enter');
  const secret = await page.locator('p.once').innerText();
  // The one before is still good, and leaves the next one for signing in.
  await page.locator('[name=code]').fill(totpOf(secret, Date.now() - 30_000));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}/console/account`);
  await page.locator('summary').first().tap();
  await page.locator('form[action$="/sign-out"] button').tap();
  await page.waitForURL(/sign-in\?done=sign-out$/);
  return secret;
}

/** Signs in where the overview asks for it, with the password and the code of the moment. */
async function signIn(page: Page, url: string, secret: string): Promise<void> {
  await page.goto(`${url}/console`);
  await page.locator('[name=email]').fill('ada@example.com');
  await page.locator('[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/sign-in\/code/);
  await page.locator('[name=code]').fill(totpOf(secret, Date.now()));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}/console`);
}

/** Opens the form by which the incident goes on to a status. */
async function go(page: Page, status: string): Promise<void> {
  await page.locator(`nav.acts a[href$="status=${status}"]`).tap();
  await page.waitForURL(new RegExp(`status=${status}$`));
  await page.locator('textarea[name="body.zh"]').waitFor();
}

async function say(page: Page, words: Localized): Promise<void> {
  for (const [language, text] of Object.entries(words)) {
    await page.locator(`[name="body.${language}"]`).fill(text);
  }
}

async function publish(page: Page): Promise<void> {
  await page.locator('main button.main').tap();
  await page.waitForURL(/done=published$/);
}

/** The words that the template for the chat has for a status. */
function preparedFor(status: string): Localized {
  const prepared = chat.kind === 'incident' ? chat.followUps : [];
  return inBoth(prepared.find((one) => one.status === status)?.body ?? {});
}

function inBoth({ zh = '', en = '' }: Words): Localized {
  return { zh, en };
}

/** What can be found on pages and in feeds as it is, however paragraphs are written there. */
function firstLine({ zh, en }: Localized): Localized {
  return { zh: zh.split('\n')[0] ?? '', en: en.split(/\n| and we are /)[0] ?? '' };
}

/** Expects the newest public event to say so. */
async function expectAnswered(url: string, id: string, status: string, words: Localized) {
  const { events } = await (await fetch(`${url}/api/v1/events`)).json();
  const { updates, ...incident } = events.at(-1).data.incident;
  expect({ ...incident, newest: updates[0].body }).toMatchObject({ id, status, newest: words });
}

/** Expects the status page to promise an update by about that instant (UTC ms). */
async function expectPromise(page: Page, address: string, by: number): Promise<void> {
  const back = page.url();
  await page.goto(address);
  const promised = await page.locator('.promise.due time').getAttribute('datetime');
  expect(Math.abs(Date.parse(promised ?? '') - by)).toBeLessThan(90_000);
  await page.goto(back);
}
