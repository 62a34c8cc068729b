import { describe, expect, it } from 'vitest';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import {
  incidentEvent,
  someAddressee,
  someEvent,
  someLoads,
  someSender,
} from '../../../tests/support/letters.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someUpdate,
} from '../../../tests/support/words.ts';
import type { Subscription } from '../../domain/delivery/subscription.ts';
import type { EventDocument } from '../../domain/event.ts';
import { announcementDocument } from '../../domain/words/announcement-document.ts';
import type { Incident } from '../../domain/words/incident.ts';
import { maintenanceDocument } from '../../domain/words/maintenance-document.ts';
import { newsLetter } from './news-letter.ts';

async function letterOf(
  events: readonly EventDocument[],
  who: Partial<Subscription> = {},
  known: readonly EventDocument[] = [],
) {
  const addressee = someAddressee(who);
  const letter = await newsLetter(
    someSender,
    addressee,
    { loads: someLoads(...events), known },
    someNow,
  );
  if (letter === null) throw new Error('There is a letter.');
  return letter;
}

const first = someUpdate('updateaaaaaa', someNow - 20 * minuteMs, {
  components: { chat: 'major_outage' },
  nextUpdateBy: someNow + 30 * minuteMs,
});
const second = someUpdate('updatebbbbbb', someNow - minuteMs, {
  status: 'resolved',
  body: { zh: '已**恢复**。', en: 'It is **back**.' },
  components: { chat: 'operational' },
});
const opened = (changes: Partial<Incident> = {}) => someIncident({ updates: [first], ...changes });
const begun = incidentEvent(opened(), { at: first.createdAt });
const over = incidentEvent(opened({ updates: [first, second] }), {
  ...{ type: 'incident.resolved', sequence: 2, at: second.createdAt },
});
const announced = someEvent(
  'announcement.published',
  { announcement: announcementDocument(someAnnouncement()) },
  { at: someNow - 60 * minuteMs },
);
const planned = someEvent('maintenance.scheduled', {
  maintenance: maintenanceDocument(
    someMaintenance({ from: someNow + 60 * minuteMs, until: someNow + 120 * minuteMs }),
    someNow,
  ),
});

describe('a letter about several things', () => {
  it('begins with a warning, and is called after it', async () => {
    const warning = incidentEvent(someIncident({ id: 'incidentbbbb', kind: 'security' }), {
      at: someNow - 90 * minuteMs,
    });
    const { subject, text } = await letterOf([announced, warning, planned]);
    expect(subject).toBe('Chat is down [Support status]');
    expect(text.indexOf('Chat is down')).toBeLessThan(text.indexOf('Planned'));
    expect((await letterOf([announced, planned])).subject).toBe(
      'News about 2 things [Support status]',
    );
  });
});

describe('a letter about an incident', () => {
  it('says in the language of its reader what is wrong, what to use instead and when more follows', async () => {
    const { text, html, subject, to } = await letterOf([begun], { language: 'zh' });
    expect({ subject, to }).toEqual({
      subject: '在线客服无法使用【客服状态】',
      to: 'reader@example.com',
    });
    for (const said of [
      '排查中',
      '我们正在排查。',
      '在线客服：服务中断',
      '400-000-0000',
      '下次更新不晚于 11月22日 14:56。',
      '北京时间（UTC+8）',
      'https://status.example/zh/incidents/incidentaaaa',
    ]) {
      expect(text).toContain(said);
      expect(html).toContain(said);
    }
    expect(html).toContain('<html lang="zh-CN">');
    expect(text).not.toContain('We are looking into it.');
  });

  it('tells of what is new and no more, and offers no way around what is over', async () => {
    const { text, html } = await letterOf([over]);
    expect(text).toContain('It is back.');
    expect(html).toContain('It is <strong>back</strong>.');
    expect(text).not.toContain('We are looking into it.');
    expect(text).not.toContain('Meanwhile');
    expect(text).toMatch(/This concerns\s+- Chat\n/);
    expect(text).not.toContain('Next update');
  });

  it('follows the first one about it, in a thread that has one subject', async () => {
    const [one, other] = [await letterOf([begun]), await letterOf([over])];
    expect(one.inReplyTo).toBeNull();
    expect(other.inReplyTo).toBe(one.messageId);
    expect(other.messageId).not.toBe(one.messageId);
    expect(other.subject).toBe(`Resolved: ${one.subject}`);
    const stranger = await letterOf([begun], { id: 'anotheroneaa' });
    expect(stranger.messageId).not.toBe(one.messageId);
  });

  it('that comes late says that it is over, and still what it was about', async () => {
    const { text } = await letterOf([begun], {}, [over]);
    expect(text).toContain('Resolved\nChat is down');
    expect(text).toContain('We are looking into it.');
    expect(text).not.toContain('It is back.');
    expect(text).not.toContain('Next update');
  });

  it('is the same in every attempt', async () => {
    expect(await letterOf([over])).toEqual(await letterOf([over]));
  });

  it('says what an update now reads that was edited', async () => {
    const editedAt = someNow - 1000;
    const edited = { ...first, editedAt, body: { zh: '改。', en: 'Put more clearly.' } };
    const event = incidentEvent(opened({ updates: [edited, second] }), {
      sequence: 3,
      at: editedAt,
    });
    const { text } = await letterOf([event]);
    expect(text).toContain('Put more clearly.');
    expect(text).not.toContain('It is back.');
  });

  it('shows the other language where its own is still to come, and says which it is', async () => {
    const zhOnly = someUpdate('updateaaaaaa', someNow, { body: { zh: '正在**排查**。' } });
    const incident = opened({ title: { zh: '在线客服故障' }, updates: [zhOnly] });
    const { html, text, subject } = await letterOf([incidentEvent(incident, { at: someNow })]);
    expect(html).toContain('<bdi lang="zh-CN">在线客服故障</bdi>');
    expect(html).toContain('<div lang="zh-CN"><p>正在<strong>排查</strong>。</p>');
    expect(text).toContain('Translation to follow');
    expect(subject).toBe('在线客服故障 [Support status]');
  });

  it('warns where somebody is after the money of customers', async () => {
    const { text } = await letterOf([incidentEvent(opened({ kind: 'security' }))]);
    expect(text).toContain('Never share codes or passwords.');
  });

  it('runs nothing and loads nothing, whatever staff write', async () => {
    const hostile = '<script>alert(1)</script> ![x](https://e.example/x.png) [y](javascript:z)';
    const incident = opened({
      title: { en: '"><img src=x onerror=alert(1)>' },
      updates: [someUpdate('updateaaaaaa', someNow, { body: { en: hostile } })],
    });
    const { html } = await letterOf([incidentEvent(incident)]);
    expect(html).not.toMatch(
      /<(script|img|link|iframe|style|svg)|javascript:|onerror=[^&]*<|url\(/i,
    );
    expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('every letter', () => {
  it('says why it was sent and how it is ended, for people and for programs', async () => {
    const { text, html, headers } = await letterOf([announced]);
    const token = await someSender.keys.subscriptionToken('subscription');
    const link = `https://status.example/en/subscriptions/${token}`;
    expect(text).toContain('this address is subscribed to news from Support status');
    expect(text).toContain(link);
    expect(html).toContain(`<a href="${link}">`);
    expect(headers).toEqual({
      'List-Unsubscribe': `<https://status.example/subscriptions/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-ID': '<news.status.example>',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'All',
    });
  });

  it('tells of planned work when it is and what people should know', async () => {
    const { text, subject } = await letterOf([planned]);
    expect(subject).toBe('Upgrade of the phone system [Support status]');
    expect(text).toContain('When: 22 Nov 15:26 to 22 Nov 16:26');
    expect(text).toContain('Not available during the work');
    expect(text).toContain('- Phone\n');
  });

  it('tells of a component how it was and how it is', async () => {
    const component = { slug: 'chat', name: { zh: '在线客服', en: 'Chat' } };
    const change = { component, from: 'operational', to: 'major_outage' } as const;
    const { text, subject } = await letterOf([someEvent('component.status_changed', change)], {
      language: 'zh',
    });
    expect(subject).toBe('在线客服：服务中断【客服状态】');
    expect(text).toContain('服务中断\n在线客服的状态\n\n由“正常”变为“服务中断”。');
    expect(text).toContain('https://status.example/zh/components/chat');
  });

  it('is not written of a test, which is for programs', async () => {
    const test = { endpoint: 'subscription', message: { zh: '测试', en: 'Test' } };
    const loads = someLoads(someEvent('webhook.test', { test }));
    expect(await newsLetter(someSender, someAddressee(), { loads }, someNow)).toBeNull();
  });
});

describe('a letter about several things', () => {
  it('tells each once, as it now stands, the newest first', async () => {
    const { text, subject, inReplyTo } = await letterOf([begun, announced, over]);
    expect(subject).toBe('News about 2 things [Support status]');
    expect(inReplyTo).toBeNull();
    expect(text.match(/Chat is down/g)).toHaveLength(1);
    expect(text.indexOf('Resolved\nChat is down')).toBeLessThan(text.indexOf('Support hours'));
    // Both messages about it are told, the newer first.
    expect(text.indexOf('It is back.')).toBeLessThan(text.indexOf('We are looking into it.'));
  });

  it('loses none of fifty, and stays short', async () => {
    const events = Array.from({ length: 50 }, (_, index) => {
      const id = `incident${index}`.padEnd(12, 'a');
      const title = { zh: `故障 ${index}。`, en: `Trouble ${index}.` };
      return incidentEvent(opened({ id, title }), { at: first.createdAt });
    });
    const { text, html, subject } = await letterOf(events);
    expect(subject).toBe('News about 50 things [Support status]');
    for (let index = 0; index < 50; index++) {
      expect(text).toContain(`Trouble ${index}.`);
      expect(text).toContain(`/incidents/${`incident${index}`.padEnd(12, 'a')}`);
    }
    // Some programs cut what is longer than 102 kB.
    expect(html.length).toBeLessThan(50_000);
  });

  it('marks the other language also where it tells of something in a line', async () => {
    const events = Array.from({ length: 11 }, (_, index) => {
      const title = index === 10 ? { zh: '故障' } : { zh: '故障', en: 'Trouble' };
      return incidentEvent(opened({ id: `incident${index}`.padEnd(12, 'a'), title }));
    });
    const { html } = await letterOf(events);
    expect(html).toContain('Investigating: <bdi lang="zh-CN">故障</bdi>');
  });

  it('tells fifty updates of one thing in one letter of its thread', async () => {
    const updates = Array.from({ length: 50 }, (_, index) =>
      someUpdate(`update${index}`.padEnd(12, 'a'), someNow + index, {
        body: { en: `Word ${index}.` },
      }),
    );
    const events = updates.map((update, index) =>
      incidentEvent(opened({ updates: updates.slice(0, index + 1) }), {
        ...{ sequence: index + 1, at: update.createdAt },
      }),
    );
    const { text, inReplyTo, messageId } = await letterOf(events);
    expect(text).toContain('Word 49.');
    expect(text).toContain('45 more updates are on the status page.');
    expect([messageId, inReplyTo]).toContain((await letterOf([begun])).messageId);
  });
});
