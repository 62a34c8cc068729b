import { describe, expect, it } from 'vitest';
import { documents, someApp } from '../../../tests/support/app.ts';
import {
  minuteMs,
  probedSlugs,
  someFacts,
  someMonitor,
  someNow,
  someSite,
  someWatched,
} from '../../../tests/support/facts.ts';
import { formAt } from '../../../tests/support/sent-form.ts';
import type { Facts } from '../../domain/facts.ts';
import type { MonitorState } from '../../domain/monitor/monitor-state.ts';
import type { ProbeKind } from '../../domain/monitor/probe-spec.ts';
import { refreshing } from '../refreshing.ts';

describe('pages', () => {
  it.each([
    ['/', 'zh-CN,zh;q=0.9', 'zh'],
    ['/', 'en-US,en;q=0.9', 'en'],
    ['/', 'fr', 'zh'],
    ['/zh', 'en', 'zh'],
    ['/en', 'zh', 'en'],
    ['/en/', 'zh', 'en'],
    ['/parts/zh/status', 'en', 'zh'],
    ['/parts/en/status', 'zh', 'en'],
  ])('serves %s to a reader of "%s" in %s', async (path, language, served) => {
    const { app } = await someApp();
    const response = await app.request(path, { headers: { 'accept-language': language } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-language')).toBe(served);
    const words = served === 'zh' ? '钱包功能' : 'Wallet functions';
    expect(await response.text()).toContain(words);
  });

  it('says at / that the language was negotiated', async () => {
    const { app } = await someApp();
    expect((await app.request('/')).headers.get('vary')).toBe('Accept-Language, Accept-Encoding');
    expect((await app.request('/zh')).headers.get('vary')).toBe('Accept-Encoding');
  });

  it('carries each component with slug, status and reachability in one tag', async () => {
    const { app } = await someApp();
    const text = await (await app.request('/en')).text();
    const tags = [
      ...text.matchAll(/data-component="(\w+)" data-status="(\w+)" data-reachability="(\w+)"/g),
    ];
    expect(tags.map((tag) => tag.slice(1))).toEqual([
      ['chat', 'operational', 'reachable'],
      ['phone', 'operational', 'unknown'],
      ['email', 'operational', 'unknown'],
      ['api', 'operational', 'reachable'],
      ['signin', 'operational', 'reachable'],
      ['payments', 'operational', 'reachable'],
      ['withdrawals', 'operational', 'reachable'],
      ['verification', 'operational', 'reachable'],
    ]);
  });

  it('leads to being told right below what is wrong, and else below all there is', async () => {
    const subscribing = 'href="/en/subscribe"';
    const isFirst = async (facts: Facts) => {
      const { app } = await someApp({ facts });
      const html = await (await app.request('/en')).text();
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
      expect(main.split(subscribing)).toHaveLength(2);
      return main.indexOf(subscribing) < main.indexOf('data-component');
    };
    const down = { state: 'down', reason: 'no_reply', since: someNow - 5 * minuteMs } as const;
    expect(await isFirst(someFacts(probedSlugs, { chat: down }))).toBe(true);
    expect(await isFirst(someFacts())).toBe(false);
  });

  it('begins with changes of statuses where nobody has written about the trouble yet', async () => {
    const down = { state: 'down', reason: 'no_reply', since: someNow - 5 * minuteMs } as const;
    const { app } = await someApp({ facts: someFacts(probedSlugs, { chat: down }) });
    const component = await (await app.request('/en/components/chat')).text();
    expect(component).toContain('href="/en/subscribe?component=chat"');
    const begins = async (slug: string) => {
      const html = await (await app.request(`/en/subscribe?component=${slug}`)).text();
      return 'kind.statuses' in formAt(html, '/en/subscribe');
    };
    expect([await begins('chat'), await begins('api')]).toEqual([true, false]);
  });

  it('says in both languages that it shows the sandbox, and only then', async () => {
    const { app } = await someApp({ notice: 'sandbox' });
    expect(await (await app.request('/zh')).text()).toContain('这是内置的沙盒（演练环境）。');
    expect(await (await app.request('/en')).text()).toContain('the built-in sandbox');
    const real = await someApp();
    expect(await (await real.app.request('/en')).text()).not.toContain('sandbox');
  });

  it.each(documents)('takes no notice of a query string at %s', async (path) => {
    const { app } = await someApp();
    const [plain, asked] = await Promise.all([app.request(path), app.request(`${path}?a=1&b`)]);
    expect(asked.headers.get('etag')).toBe(plain.headers.get('etag'));
  });

  it.each(documents.filter((path) => !path.includes('history')))(
    'carries at %s how good the whole is, and how long that may be believed',
    async (path) => {
      const { app } = await someApp();
      const tag = /<main [^>]*>/.exec(await (await app.request(path)).text())?.[0];
      expect(tag).toContain('data-indicator="none"');
      expect(tag).toContain('data-believed-for="70000"');
      expect(tag).toContain(`hx-trigger="every ${refreshing.withScript}s, renew"`);
    },
  );

  it('brings along the form for when it can no longer be believed, unless it is that already', async () => {
    const form = async (facts: Facts) => {
      const { app } = await someApp({ facts });
      return /<template .*<\/template>/.exec(await (await app.request('/zh')).text())?.[0];
    };
    expect(await form(someFacts())).toContain('自 14:26 起');
    expect(await form({ ...someFacts(), states: [] })).toBeUndefined();
  });

  it('has the browser load it anew where there is no script', async () => {
    const { app } = await someApp();
    const text = await (await app.request('/en')).text();
    const meta = `<meta http-equiv="refresh" content="${refreshing.withoutScript}"/>`;
    expect(text).toContain(`<noscript>${meta}</noscript>`);
  });

  /** The line of the chat, part by part, with the given state. */
  async function chatLine(language: 'zh' | 'en', state: Partial<MonitorState>) {
    const { app } = await someApp({ facts: someFacts(probedSlugs, { chat: state }) });
    return lineOf('chat', await (await app.request(`/${language}`)).text());
  }

  /** The line of a channel that a probe of this kind looks at. */
  async function lineProvedBy(
    kind: ProbeKind,
    language: 'zh' | 'en',
    state: Partial<MonitorState>,
  ) {
    const monitor = someMonitor('phone');
    // What is asked of a probe does not matter here, only its kind.
    const server = { login: { user: 'u', password: 'p' } };
    const probe = { ...monitor.probe, kind, server } as typeof monitor.probe;
    const watched = { site: someSite(), monitors: [{ ...monitor, probe }] };
    const { app } = await someApp({ watched, facts: someFacts(['phone'], { phone: state }) });
    return lineOf('phone', await (await app.request(`/${language}`)).text());
  }

  function lineOf(slug: string, text: string): readonly string[] {
    const row = new RegExp(`data-component="${slug}".*?</li>`).exec(text)?.[0] ?? '';
    const line = /<p class="line">(.*?)<\/p>/.exec(row)?.[1] ?? '';
    return [...line.matchAll(/<span class="phrase">(.*?)<\/span>/g)].map(([, part = '']) =>
      part.replaceAll(/<[^>]*>/g, ''),
    );
  }

  const slow = { state: 'degraded', reason: 'slow', since: someNow - 21 * minuteMs } as const;
  const down = { state: 'down', reason: 'no_reply', since: someNow - 1440 * minuteMs } as const;
  const longAgo = { lastDecidedAt: someNow - 20 * minuteMs };

  it.each<[string, Partial<MonitorState>, string[], string[]]>([
    [
      'since when it is well',
      {},
      ['自 11月20日 14:26 起', '14:26:05 核实'],
      ['Since 20 Nov 14:26', 'Checked 14:26:05'],
    ],
    [
      'that nobody waits, and how quick the machine is',
      { measures: { queueWaitSeconds: 0, firstReplyMs: 4100 } },
      ['自 11月20日 14:26 起', '无需排队', '自动应答用时 4.1 秒', '14:26:05 核实'],
      ['Since 20 Nov 14:26', 'No queue', 'Automatic reply in 4.1 s', 'Checked 14:26:05'],
    ],
    [
      'the queue alone, which no machine shortens',
      { measures: { queueWaitSeconds: 20, firstReplyMs: 40 } },
      ['自 11月20日 14:26 起', '预计等待不到 1 分钟', '14:26:05 核实'],
      ['Since 20 Nov 14:26', 'Waiting under a minute', 'Checked 14:26:05'],
    ],
    [
      'since when it is slow',
      { ...slow, measures: { queueWaitSeconds: 180 } },
      ['自 14:05 起', '预计等待 3 分钟', '14:26:05 核实'],
      ['Since 14:05', 'Waiting about 3 min', 'Checked 14:26:05'],
    ],
    [
      'no queue of what is down',
      { ...down, measures: { queueWaitSeconds: 9 } },
      ['自昨天 14:26 起', '14:26:05 核实'],
      ['Since yesterday 14:26', 'Checked 14:26:05'],
    ],
    [
      'what was confirmed last',
      longAgo,
      ['14:06 最后核实为“正常”'],
      ['Last confirmed: Operational, 14:06'],
    ],
  ])('says of a channel %s', async (_, state, zh, en) => {
    expect(await chatLine('zh', state)).toEqual(zh);
    expect(await chatLine('en', state)).toEqual(en);
  });

  it.each<[ProbeKind, Partial<MonitorState>, string[], string[]]>([
    ['sip', {}, ['电话网关有应答'], ['The phone gateway answers']],
    ['smtp', {}, ['邮件服务器有应答'], ['The mail server answers']],
    ['imap', slow, ['邮箱能打开'], ['The mailbox opens']],
    ['mail-round-trip', {}, [], []],
    [
      'mail-round-trip',
      { measures: { deliveryMs: 2340 } },
      ['测试邮件 2.3 秒送达'],
      ['Test mail arrived in 2.3 s'],
    ],
    ['sip', down, [], []],
    ['sip', longAgo, [], []],
  ])('says what a look of kind %s has proved, and no more', async (kind, state, zh, en) => {
    const proofs = async (language: 'zh' | 'en') =>
      (await lineProvedBy(kind, language, state)).filter((part) =>
        /网关|邮|gateway|mail/i.test(part),
      );
    expect(await proofs('zh')).toEqual(zh);
    expect(await proofs('en')).toEqual(en);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><svg onload=alert(1)>',
    '<!--',
    '&lt;b&gt;',
    '{{7*7}}<%= 7*7 %>',
  ])('shows a name like %s as text', async (name) => {
    const site = someSite();
    const groups = site.groups.map((group) => ({
      ...group,
      name: { zh: name, en: name },
      components: group.components.map((one) => ({
        ...one,
        name: { zh: name, en: name },
        contact: { label: { zh: name, en: name }, href: `javascript:${name}` },
      })),
    }));
    const watched = someWatched(undefined, { ...site, name: { zh: name, en: name }, groups });
    const { app } = await someApp({ watched });
    const text = await (await app.request('/en')).text();
    const escaped = name
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
    expect(text).toContain(`<bdi>${escaped}</bdi></a>`);
    if (escaped !== name) expect(text).not.toContain(name);
    expect(text).not.toContain('javascript:');
  });
});
