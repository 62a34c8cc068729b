import { describe, expect, it } from 'vitest';
import { printedPage } from '../gallery/frame.ts';
import { viewIn } from '../gallery/scene.ts';
import { scenes } from '../gallery/scenes.ts';
import { languages } from '../src/domain/localized.ts';

function sceneOf(slug: string) {
  const scene = scenes().find((one) => one.slug === slug);
  if (!scene) throw new Error(`There is no scene "${slug}".`);
  return scene;
}

describe('the scenes of the gallery', () => {
  it.each([
    [
      'well',
      'You can reach us by chat, phone or email now.',
      '现在可以通过在线客服、电话或邮件联系我们。',
    ],
    [
      'chat-down',
      'Chat has been down since 19:21. You can reach us by phone or email now. Not working as usual: Payments (slow since 19:14).',
      '在线客服自 19:21 起无法使用。现在可以通过电话或邮件联系我们。以下功能异常：支付（19:14 起响应较慢）。',
    ],
    [
      'closed',
      'You can reach us by email now. Chat and phone are closed, and open tomorrow at 09:00.',
      '现在可以通过邮件联系我们。在线客服和电话客服现在都是非服务时间，明天 09:00 开始服务。',
    ],
    [
      'holiday',
      'You can reach us by email now. Chat and phone are closed for National Day, and open Thu at 09:00.',
      '现在可以通过邮件联系我们。在线客服和电话客服都因国庆节放假，周四 09:00 开始服务。',
    ],
    [
      'maintenance',
      'Phone has been under maintenance since 13:26. You can reach us by chat or email now.',
      '电话客服自 13:26 起正在维护。现在可以通过在线客服或邮件联系我们。',
    ],
    [
      'unverified',
      'Chat, phone and email have not been verified since 14:26. They may work; we cannot tell right now. Not verified right now: 5 functions.',
      '在线客服、电话客服和邮件客服自 14:26 起都未能核实。也许可用，但我们现在无法确认。另有 5 项功能目前未能核实。',
    ],
  ])('%s says what it is', (slug, en, zh) => {
    const { verdict } = viewIn(sceneOf(slug));
    expect([verdict.en.text, verdict.zh.text]).toEqual([en, zh]);
  });

  it.each(scenes())('$slug tells of the same trouble in its rows and in its strips', (scene) => {
    const troubled = ['degraded_performance', 'partial_outage', 'major_outage'];
    for (const { components } of viewIn(scene).groups) {
      for (const { slug, status, since, history } of components) {
        const today = history?.days.at(-1)?.worst;
        if (troubled.includes(status)) expect([slug, today]).toEqual([slug, status]);
        else expect([slug, since === null || since < scene.now]).toEqual([slug, true]);
      }
    }
  });

  it('shows what the looks have proved', async () => {
    const page = await printedPage(sceneOf('well'), '', 'en');
    expect(page).toContain('Test mail arrived in 41 s');
    expect(page).toContain('The phone gateway answers');
  });

  it.each(languages)('has every page of a component in %s', async (language) => {
    for (const slug of ['chat', 'phone', 'email', 'api']) {
      expect(await printedPage(sceneOf('past'), `/components/${slug}`, language)).toContain('<h1>');
    }
    expect(await printedPage(sceneOf('past'), '/components/nothing', language)).toBeNull();
  });

  it.each(languages)('has the pages of what staff say in %s', async (language) => {
    for (const [slug, path] of [
      ['incident', '/incidents/chatdown0001'],
      ['security', '/incidents/fakecalls000'],
      ['maintenance', '/maintenances/windowaaaaaa'],
      ['ahead', '/announcements/newsaaaaaaaa'],
    ] as const) {
      expect(await printedPage(sceneOf(slug), path, language)).toContain('<h1><bdi>');
    }
    expect(await printedPage(sceneOf('well'), '/incidents/chatdown0001', language)).toBeNull();
  });

  it('gives answer times only to the components that were measured', async () => {
    const pageOf = (slug: string) => printedPage(sceneOf('past'), `/components/${slug}`, 'en');
    expect(await pageOf('chat')).toContain('Time to the automatic reply');
    expect(await pageOf('email')).toContain('class="strip answers"');
    expect(await pageOf('phone')).not.toContain('class="strip answers"');
  });

  it('keeps the official holiday that the calendar names', async () => {
    const page = await printedPage(sceneOf('holiday'), '/components/phone', 'zh');
    expect(page).toMatch(/10月10日.*09:00–18:00/);
  });
});
