import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs, someNow } from '../../../tests/support/facts.ts';
import { readOn } from '../../../tests/support/read-on.ts';
import { answerSaying, goingOn, someWords } from '../../../tests/support/said.ts';
import {
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import type { StaffWords } from '../../domain/words/staff-words.ts';

const incident = someIncident();
const maintenance = someMaintenance();

describe('the status page', () => {
  it('tells of an open incident what it is, where it stands, and what is said last', async () => {
    const said = { incidents: [goingOn(someNow + 19 * minuteMs)] };
    const page = await answerSaying('/en', said);
    expect(page).toContain('<article data-incident="incidentaaaa" data-status="identified"');
    expect(page).toContain('href="/en/incidents/incidentaaaa"');
    expect(page).toContain('We <strong>know</strong> why.');
    expect(readOn(page)).toContain(
      'Chat is down Identified Chat: Outage Since 14:05 We know why. Updated 14:20 Next update by 14:45',
    );
    expect(readOn(await answerSaying('/zh', said))).toContain(
      '在线客服无法使用 已定位 在线客服：服务中断 自 14:05 起 已找到 原因。 14:20 更新 下次更新： 14:45 之前',
    );
  });

  it.each([
    [someNow, 'The update promised for 14:26 is late.', '原定 14:26 前更新，现已超时。'],
    [
      someNow - 15 * 60 * minuteMs,
      'The update promised for yesterday 23:26 is late.',
      '原定 昨天 23:26 前更新，现已超时。',
    ],
    [someNow + dayMs, 'Next update by tomorrow 14:26', '下次更新： 明天 14:26 之前'],
  ])('keeps the promise of %i in view, also when it was missed', async (by, en, zh) => {
    expect(readOn(await answerSaying('/en', { incidents: [goingOn(by)] }))).toContain(en);
    expect(readOn(await answerSaying('/zh', { incidents: [goingOn(by)] }))).toContain(zh);
  });

  it('warns whom to trust where somebody is after money, and only there', async () => {
    const said = { incidents: [someIncident({ kind: 'security' })] };
    expect(await answerSaying('/en', said)).toContain('Never share codes or passwords.');
    expect(await answerSaying('/en', said)).toContain('Your money:');
    expect(await answerSaying('/zh', said)).toContain('不要把验证码或密码告诉任何人。');
    expect(await answerSaying('/zh', { incidents: [incident] })).not.toContain('验证码');
  });

  it('shows a text in the other language while its translation is to come, and says so', async () => {
    const title = { zh: '在线客服无法使用' };
    const said = { incidents: [someIncident({ title })] };
    const page = await answerSaying('/en', said);
    expect(page).toContain('<bdi lang="zh-CN">在线客服无法使用</bdi>');
    expect(page).toContain('Translation to follow');
    expect(await answerSaying('/zh', said)).not.toContain('翻译稍后补上');
    const english = { incidents: [someIncident({ title: { en: 'Chat is down' } })] };
    expect(await answerSaying('/zh', english)).toContain('翻译稍后补上');
  });

  it('tells five of many incidents whole, and the titles of the others', async () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      someIncident({ id: `incident${String(index).padStart(4, '0')}` }),
    );
    const page = await answerSaying('/en', { incidents: many });
    expect(page.match(/data-incident="/g)).toHaveLength(20);
    expect(page.match(/We are looking into it/g)).toHaveLength(5);
  });

  it('tells of planned work, of news, and of what is over since a day', async () => {
    const over = someIncident({
      ...{ id: 'incidentover', title: { zh: '支付慢', en: 'Slow payments' } },
      updates: [
        someUpdate('one', someNow - 90 * minuteMs),
        someUpdate('two', someNow - 60 * minuteMs, { status: 'resolved' }),
      ],
    });
    const advice = { works: { en: 'Email', zh: '邮件' }, avoid: { en: 'Calling', zh: '拨打' } };
    const page = await answerSaying('/en', {
      ...someWords,
      incidents: [over],
      maintenances: [{ ...maintenance, advice }],
    });
    expect(page).toContain('<article data-maintenance="windowaaaaaa" data-status="in_progress"');
    expect(readOn(page)).toContain(
      'Upgrade of the phone system Work in progress 22 Nov 14:16 – 15:16 Phone Still works: Email Please avoid: Calling',
    );
    expect(readOn(page)).toContain(
      'Support hours over New Year On 1 January the phone line is closed.',
    );
    expect(readOn(page)).toContain('Slow payments Resolved 13:26');
  });

  it('tells in the row of a component by whose word it is so', async () => {
    const row = async (said: Partial<StaffWords>, slug: string) =>
      readOn(
        `<body>${new RegExp(`data-component="${slug}".*?</li>`).exec(await answerSaying('/en', said))}`,
      );
    expect(await row({ overrides: [someOverride()] }, 'chat')).toContain(
      'The desk is being moved.',
    );
    expect(await row({ incidents: [incident] }, 'chat')).toContain('See: Chat is down');
    expect(await row({ maintenances: [maintenance] }, 'phone')).toContain(
      'Planned work until 15:16',
    );
    const lamps = await answerSaying('/en', {
      ...someWords,
      overrides: [someOverride({ component: 'api' })],
    });
    expect(lamps).toMatch(/data-component="phone" [^>]*class="under_maintenance"/);
    expect(lamps).toMatch(/data-component="api" [^>]*class="major_outage"/);
  });
});
