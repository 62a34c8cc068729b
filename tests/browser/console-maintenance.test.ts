import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import type { CalendarYear } from '../../src/domain/hours/calendar.ts';
import { seedTemplates } from '../../src/storage/template.ts';
import { shippedTemplates } from '../../templates/shipped.ts';
import { acting, countRows } from '../contract/acting.ts';
import { hasChromium } from '../support/browser.ts';
import { addStaff } from '../support/console.ts';
import { serveConsole } from '../support/console-server.ts';
import { minuteMs, someNow, someWatched } from '../support/facts.ts';
import { accessibilityFaultsAt, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

/** A calendar that is made up. */
const year: CalendarYear = {
  ...{ calendar: 'cn', year: 2026 },
  source: { title: 'Made up', url: 'https://example.com/', published: '2025-11-01' },
  days: [
    { date: '2026-11-26', kind: 'holiday', name: { zh: '冬节', en: 'Winter Day' } },
    { date: '2026-11-28', kind: 'make_up_day', name: { zh: '冬节', en: 'Winter Day' } },
  ],
};

describe.skipIf(!hasChromium())(
  'planned work and announcements in the console, in Chromium',
  () => {
    const { open } = visits();
    let site: Awaited<ReturnType<typeof serveConsole>>;
    let responder: Awaited<ReturnType<typeof addStaff>>;
    beforeEach(async () => {
      site = await serveConsole({ watched: { ...someWatched(), calendarYears: [year] } });
      await seedTemplates(site.db, shippedTemplates, someNow);
      responder = await addStaff(site.db, 'responder', someNow);
    });
    afterEach(() => site.close());

    type Options = NonNullable<Parameters<typeof open>[1]>;

    /** Opens a page below the console as a responder. */
    async function openAs(path: string, options: Options) {
      const to = encodeURIComponent(`/console${path}`);
      const visit = await open(`${site.url}/console/sign-in?to=${to}`, options);
      await visit.page.locator('[name=email]').fill(responder.email);
      await visit.page.locator('[name=password]').fill(responder.password);
      await visit.page.keyboard.press('Enter');
      await visit.page.waitForURL(`${site.url}/console${path}`);
      return visit;
    }

    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
    const isOfWork = (url: URL) => /^\/console\/maintenances\/[a-z0-9]{12}$/.test(url.pathname);

    it('is announced, extended and finished on a phone, and its preview follows what is typed', async () => {
      const path = '/maintenances/new?template=planned-work&component=email';
      const { page, faults } = await openAs(path, { locale: 'en', ...phone });
      await page.locator('[id="title.en"]').fill('New mail servers');
      await page.locator('.preview [lang=en] h1', { hasText: 'New mail servers' }).waitFor();
      await page.locator('#scheduledFor').fill('2026-11-22T16:00');
      await page.locator('.cautions', { hasText: 'It begins in less than a day' }).waitFor();
      await page.locator('#scheduledFor').fill('2026-11-22T14:00');
      await page.locator('#scheduledUntil').fill('2026-11-22T15:00');
      await page
        .locator('.preview [data-component=email][data-status=under_maintenance]')
        .first()
        .waitFor();
      expect(await page.locator('.cautions').count()).toBe(0);
      await page.getByRole('button', { name: 'Announce' }).tap();
      await page.waitForURL(isOfWork);

      await page.getByRole('link', { name: 'Extend' }).tap();
      await page.getByRole('heading', { name: 'Extend', exact: true }).waitFor();
      expect(await page.locator('#scheduledUntil').inputValue()).toBe('2026-11-22T16:00');
      await page.locator('[id="body.zh"]').fill('还需要一小时。');
      await page.getByRole('button', { name: 'Extend' }).tap();
      await page.waitForURL(isOfWork);
      expect(await page.locator('main').innerText()).toContain('Planned work until 16:00');

      await page.getByRole('link', { name: 'Finish early' }).tap();
      await page.getByRole('button', { name: 'Finish' }).tap();
      await page.waitForURL(isOfWork);
      expect(await page.locator('main').innerText()).toContain('Completed');
      expect(faults).toEqual([]);
    });

    it('is planned from a day of the calendar without a script, and shown before it is sent', async () => {
      const { page, faults } = await openAs('/maintenances/calendar', {
        ...{ locale: 'zh', javaScriptEnabled: false },
      });
      await page.getByRole('link', { name: '2026年12月' }).click();
      await page.getByRole('link', { name: '在12月7日安排维护' }).click();
      await page.locator('[id="title.zh"]').fill('邮件系统升级');
      await page.locator('[id="body.zh"]').fill('我们将迁移邮箱。');
      await page.getByLabel('邮件客服').check();
      await page.locator('[id="title.zh"]').press('Enter');
      await page.locator('.preview [lang=zh-CN] h1', { hasText: '邮件系统升级' }).waitFor();
      expect(await countRows(site.db, 'maintenances')).toBe(0);
      await page.getByRole('button', { name: '发布' }).click();
      await page.waitForURL(isOfWork);
      await page.goto(`${site.url}/console/maintenances/calendar?month=2026-12`);
      expect(await page.locator('.month td', { hasText: '邮件系统升级' }).innerText()).toMatch(
        /^7\s/,
      );
      expect(faults).toEqual([]);
    });

    it('keeps what is typed where the session is over or no answer comes, and says so', async () => {
      const { page } = await openAs('/announcements/new', { locale: 'en' });
      await page.locator('[id="title.en"]').fill('A new number');
      await page.locator('[id="body.en"]').fill('Please call it.');
      await page.locator('.preview [lang=en] h1', { hasText: 'A new number' }).waitFor();
      const { cookies } = await page.context().storageState();
      await page.context().clearCookies();
      const refused = page.waitForResponse(/\/announcements\/preview\/part$/);
      await page.locator('[id="title.en"]').fill('A newer number');
      expect((await refused).status()).toBe(204);
      expect(await page.locator('.preview [lang=en] h1').innerText()).toBe('A new number');
      await page.context().addCookies(cookies);
      await page.route('**/console/announcements', (route) => route.abort());
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByText('No answer came.').waitFor();
      expect(await page.locator('[id="body.en"]').inputValue()).toBe('Please call it.');
      await page.unroute('**/console/announcements');
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('link', { name: 'Take it down' }).waitFor();
      expect(await countRows(site.db, 'announcements')).toBe(1);
    });

    it('fits a phone and breaks no rule of accessibility, whatever the form is for', async () => {
      const { page, faults } = await openAs('', { locale: 'en', colorScheme: 'dark' });
      const found: unknown[] = [];
      for (const path of await formsThere()) {
        await page.goto(`${site.url}/console${path}`);
        const wrong = [
          ...(await misfits(page, [320])),
          ...(await accessibilityFaultsAt(page, [320])),
        ];
        found.push(...wrong.map((fault) => [path, fault]));
      }
      expect([...found, ...faults]).toEqual([]);
    }, 60_000);

    /** The pages of planned work and announcements, as far as they look different from each other. */
    async function formsThere(): Promise<readonly string[]> {
      const words = (text: string) => ({ zh: `${text}（中文）`, en: text });
      const at = (minutes: number) => new Date(someNow + minutes * minuteMs).toISOString();
      const work = {
        ...{ title: words('New mail servers'), body: words('We move the **mailboxes**.') },
        ...{ components: ['email'], scheduledFor: at(-30), scheduledUntil: at(5000) },
        works: words('Chat works.'),
      };
      const { id, updates } = await scheduleMaintenance(acting(site.db), work);
      const news = { title: words('A new number'), body: words('Please call it.') };
      const said = await publishAnnouncement(acting(site.db), { ...news, components: ['phone'] });
      return [
        ...['/maintenances/calendar', `/maintenances/${id}`, '/maintenances/new?date=2026-12-24'],
        '/maintenances/new?template=planned-work&v.component=email',
        `/maintenances/${id}/updates/new?step=extend`,
        `/maintenances/${id}/updates/${updates[0]?.id}/words`,
        ...['/announcements/new?template=holiday-hours', `/announcements/${said.id}/end`],
      ];
    }
  },
);
