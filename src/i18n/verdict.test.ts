import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelKind, Component, ComponentStatus } from '../domain/component.ts';
import type { Freshness } from '../domain/monitor/freshness.ts';
import type { ComponentCondition } from '../domain/status/component-condition.ts';
import { verdictOf } from '../domain/status/verdict.ts';
import { silence } from '../domain/words/staff-word.ts';
import { readingAt } from './time.ts';
import { verdictWords } from './verdict.ts';

/** 14:26 in Beijing. */
const now = Date.parse('2026-11-22T06:26:10Z');
const reading = readingAt('Asia/Shanghai', now);
const at1405 = now - 21 * 60_000 - 10_000;
const at1358 = now - 28 * 60_000 - 10_000;

type Told = Partial<
  Pick<
    ComponentCondition,
    'status' | 'since' | 'freshness' | 'verifiedAt' | 'staffing' | 'reachability' | 'holiday'
  >
>;

const names = {
  chat: { zh: '在线客服', en: 'Chat' },
  phone: { zh: '电话客服', en: 'Phone' },
  email: { zh: '邮件客服', en: 'Email' },
} as const satisfies Record<ChannelKind, Component['name']>;

function channel(kind: ChannelKind, told: Told = {}, changes: Partial<Component> = {}) {
  return condition({ slug: kind, name: names[kind], channel: kind, ...changes }, told);
}

function condition(component: Component, told: Told): ComponentCondition {
  const { status = 'operational', freshness = 'verified' } = told;
  return {
    component,
    status,
    since: at1405,
    by: 'monitor',
    said: silence,
    reason: null,
    foundBy: null,
    freshness,
    verifiedAt: freshness === 'unprobed' ? null : now,
    freshUntil: null,
    reachability: freshness === 'verified' ? reachability[status] : 'unknown',
    measures: {},
    staffing: { kind: 'always' },
    proof: null,
    pausedSince: null,
    ...told,
  };
}

const payments = (told: Told) =>
  condition({ slug: 'payments', name: { zh: '支付', en: 'Payments' } }, told);
const api = (told: Told) =>
  condition({ slug: 'api', name: { zh: '客服接口', en: 'Support API' } }, told);
const signIn = (told: Told) =>
  condition({ slug: 'signin', name: { zh: '登录', en: 'Sign-in' } }, told);

const reachability = {
  operational: 'reachable',
  degraded_performance: 'limited',
  partial_outage: 'limited',
  major_outage: 'unreachable',
  under_maintenance: 'unreachable',
} as const satisfies Record<ComponentStatus, string>;

const down: Told = { status: 'major_outage' };
const slow: Told = { status: 'degraded_performance' };
const unprobed: Told = { freshness: 'unprobed', since: null };
const unverified: Told = { freshness: 'unverified', verifiedAt: at1405 };
const pending: Told = { freshness: 'unverified', verifiedAt: null, since: null };

const closedUntil = (time: string | null): Told => ({
  reachability: 'closed',
  staffing: { kind: 'closed', opensAt: time === null ? null : Date.parse(`${time}+08:00`) },
});
const closedFor = (time: string): Told => ({
  ...closedUntil(time),
  holiday: { zh: '国庆节', en: 'National Day' },
});
const reducedBy = (by: 'people' | 'bot'): Told => ({
  reachability: 'limited',
  staffing: { kind: 'reduced', by, until: null },
});

function words(...conditions: ComponentCondition[]) {
  const verdict = verdictOf(conditions);
  return {
    zh: verdictWords(verdict, 'zh', reading),
    en: verdictWords(verdict, 'en', reading),
  };
}

describe('verdictWords', () => {
  it.each<[string, ComponentCondition[], string, string]>([
    [
      'all reachable',
      [channel('chat'), channel('phone'), channel('email')],
      '现在可以通过在线客服、电话或邮件联系我们。',
      'You can reach us by chat, phone or email now.',
    ],
    [
      'one down, two to fall back on',
      [channel('chat', down), channel('phone'), channel('email')],
      '在线客服自 14:05 起无法使用。现在可以通过电话或邮件联系我们。',
      'Chat has been down since 14:05. You can reach us by phone or email now.',
    ],
    [
      'one down, two that nobody checks',
      [channel('chat', down), channel('phone', unprobed), channel('email', unprobed)],
      '在线客服自 14:05 起无法使用。您可以试试电话或邮件。这两个渠道未做自动监测，能否联系上以实际为准。',
      'Chat has been down since 14:05. You can still try phone or email. We do not check these automatically.',
    ],
    [
      'one reachable, two that nobody checks',
      [channel('chat'), channel('phone', unprobed), channel('email', unprobed)],
      '现在可以通过在线客服联系我们。电话和邮件未做自动监测，您也可以试试。',
      'You can reach us by chat now. We do not check phone and email automatically; you can still try them.',
    ],
    [
      'one slow, one reachable',
      [channel('chat', slow), channel('phone')],
      '在线客服自 14:05 起响应较慢。现在可以通过电话联系我们。',
      'Chat has been slow since 14:05. You can reach us by phone now.',
    ],
    [
      'all slow since the same minute',
      [channel('chat', slow), channel('phone', slow)],
      '现在可以通过在线客服或电话联系我们，但自 14:05 起都响应较慢。',
      'You can reach us by chat or phone, but they have been slow since 14:05.',
    ],
    [
      'all slow since different minutes',
      [channel('chat', slow), channel('phone', { ...slow, since: at1358 })],
      '现在可以通过在线客服或电话联系我们，但都响应较慢，最早自 13:58 起。',
      'You can reach us by chat or phone, but they are slow, the first since 13:58.',
    ],
    [
      'one slow, two that nobody checks',
      [channel('chat', slow), channel('phone', unprobed), channel('email', unprobed)],
      '现在可以通过在线客服联系我们，但自 14:05 起响应较慢。电话和邮件未做自动监测，您也可以试试。',
      'You can reach us by chat, but it has been slow since 14:05. We do not check phone and email automatically; you can still try them.',
    ],
    [
      'one slow, one down, one that nobody checks',
      [
        channel('chat', slow),
        channel('phone', { ...down, since: at1358 }),
        channel('email', unprobed),
      ],
      '电话客服自 13:58 起无法使用。现在可以通过在线客服联系我们，但自 14:05 起响应较慢。邮件未做自动监测，您也可以试试。',
      'Phone has been down since 13:58. You can reach us by chat, but it has been slow since 14:05. We do not check email automatically; you can still try it.',
    ],
    [
      'one slow, one not verified',
      [channel('chat', { ...slow, since: null }), channel('phone', unverified)],
      '电话客服自 14:05 起未能核实。现在可以通过在线客服联系我们，但响应较慢。',
      'Phone has not been verified since 14:05. You can reach us by chat, but it is slow.',
    ],
    [
      'a part fails, another that nobody checks',
      [channel('chat', { status: 'partial_outage' }), channel('email', unprobed)],
      '在线客服自 14:05 起部分中断。仍有机会联系上，但可能需要多试几次。邮件未做自动监测，您也可以试试。',
      'Chat has been only partly available since 14:05. You may still get through, perhaps not at the first try. We do not check email automatically; you can still try it.',
    ],
    [
      'a part fails and nothing else is left',
      [channel('chat', { status: 'partial_outage' }), channel('phone', down)],
      '电话客服自 14:05 起无法使用。在线客服自 14:05 起部分中断。仍有机会联系上，但可能需要多试几次。',
      'Phone has been down since 14:05. Chat has been only partly available since 14:05. You may still get through, perhaps not at the first try.',
    ],
    [
      'all down, since different times',
      [channel('chat', down), channel('phone', { ...down, since: at1358 }), channel('email', down)],
      '在线客服、电话客服和邮件客服目前都无法使用，最早自 13:58 起。暂时无法联系到我们。',
      'Chat, phone and email are down, the first since 13:58. We cannot be reached right now.',
    ],
    [
      'in maintenance',
      [channel('chat', { status: 'under_maintenance' }), channel('email')],
      '在线客服自 14:05 起正在维护。现在可以通过邮件联系我们。',
      'Chat has been under maintenance since 14:05. You can reach us by email now.',
    ],
    [
      'not verified since, with something unprobed',
      [channel('chat', unverified), channel('phone', unprobed)],
      '在线客服自 14:05 起未能核实。您可以试试电话。该渠道未做自动监测，能否联系上以实际为准。',
      'Chat has not been verified since 14:05. You can still try phone. We do not check it automatically.',
    ],
    [
      'nothing verified',
      [channel('chat', unverified), channel('phone', unverified)],
      '在线客服和电话客服自 14:05 起都未能核实。也许可用，但我们现在无法确认。',
      'Chat and phone have not been verified since 14:05. They may work; we cannot tell right now.',
    ],
    [
      'not verified since different times',
      [channel('chat', unverified), channel('phone', { ...unverified, verifiedAt: at1358 })],
      '在线客服和电话客服目前都无法核实。也许可用，但我们现在无法确认。',
      'Chat and phone cannot be verified right now. They may work; we cannot tell right now.',
    ],
    [
      'the first looks are under way',
      [channel('chat', pending)],
      '在线客服尚未核实。正在等待第一次探测结果。',
      'Chat has not been verified yet. We are waiting for the first check.',
    ],
    [
      'only channels that nobody checks',
      [channel('phone', unprobed), channel('email', unprobed)],
      '您可以通过电话或邮件联系我们。这两个渠道未做自动监测，能否联系上以实际为准。',
      'You can contact us by phone or email. We do not check these automatically.',
    ],
    [
      'functions in trouble',
      [channel('chat'), payments({ ...slow, since: at1358 }), api(down)],
      '现在可以通过在线客服联系我们。以下功能异常：支付（13:58 起响应较慢）、客服接口（14:05 起无法使用）。',
      'You can reach us by chat now. Not working as usual: Payments (slow since 13:58), Support API (down since 14:05).',
    ],
    [
      'down since yesterday',
      [channel('chat', { ...down, since: at1358 - 24 * 3_600_000 }), channel('phone')],
      '在线客服自昨天 13:58 起无法使用。现在可以通过电话联系我们。',
      'Chat has been down since yesterday 13:58. You can reach us by phone now.',
    ],
    [
      'functions that are not verified, and one whose first look is under way',
      [channel('chat'), payments(unverified), api(unverified), signIn(pending)],
      '现在可以通过在线客服联系我们。以下功能目前未能核实：支付、客服接口。',
      'You can reach us by chat now. Not verified right now: Payments and Support API.',
    ],
    [
      'more functions that are not verified than can be named',
      [channel('chat'), ...[payments, api, signIn, payments].map((one) => one(unverified))],
      '现在可以通过在线客服联系我们。另有 4 项功能目前未能核实。',
      'You can reach us by chat now. Not verified right now: 4 functions.',
    ],
    [
      'one closed, one reachable',
      [channel('chat'), channel('phone', closedUntil('2026-11-23T09:00'))],
      '现在可以通过在线客服联系我们。电话客服现在是非服务时间，明天 09:00 开始服务。',
      'You can reach us by chat now. Phone is closed, and opens tomorrow at 09:00.',
    ],
    [
      'two closed until the same time, one down',
      [
        channel('chat', down),
        channel('phone', closedUntil('2026-11-22T18:00')),
        channel('email', closedUntil('2026-11-22T18:00')),
      ],
      '在线客服自 14:05 起无法使用。暂时无法联系到我们。电话客服和邮件客服现在都是非服务时间，18:00 开始服务。',
      'Chat has been down since 14:05. We cannot be reached right now. Phone and email are closed, and open at 18:00.',
    ],
    [
      'all closed, one opens first',
      [
        channel('chat', closedUntil('2026-11-22T18:00')),
        channel('phone', closedUntil('2026-11-24T09:00')),
        channel('email', closedUntil(null)),
      ],
      '现在是非服务时间。在线客服 18:00 开始服务。电话客服现在是非服务时间，周二 09:00 开始服务。邮件客服现在是非服务时间。',
      'We are closed right now. Chat opens at 18:00. Phone is closed, and opens Tue at 09:00. Email is closed.',
    ],
    [
      'all closed, and nobody knows until when',
      [channel('chat', closedUntil(null))],
      '现在是非服务时间。在线客服现在是非服务时间。',
      'We are closed right now. Chat is closed.',
    ],
    [
      'one with fewer people',
      [channel('chat', reducedBy('people')), channel('phone')],
      '现在可以通过在线客服或电话联系我们。在线客服目前人手较少，可能要多等一会儿。',
      'You can reach us by chat or phone now. Fewer people than usual are there on chat now.',
    ],
    [
      'one with nobody but a bot',
      [channel('chat', reducedBy('bot')), channel('phone')],
      '现在可以通过电话联系我们。在线客服目前只有机器人应答。',
      'You can reach us by phone now. Only automatic replies are given on chat now.',
    ],
    [
      'one with nobody but a bot, and people only with a wait',
      [channel('chat', reducedBy('bot')), channel('phone', slow)],
      '现在可以通过电话联系我们，但自 14:05 起响应较慢。在线客服目前只有机器人应答。',
      'You can reach us by phone, but it has been slow since 14:05. Only automatic replies are given on chat now.',
    ],
    [
      'nobody but bots anywhere',
      [channel('chat', reducedBy('bot')), channel('email', reducedBy('bot'))],
      '在线客服和邮件客服目前都只有机器人应答。',
      'Only automatic replies are given on chat and email now.',
    ],
    [
      'a bot alone while people are away',
      [channel('chat', reducedBy('bot')), channel('phone', closedUntil('2026-11-23T09:00'))],
      '在线客服目前只有机器人应答。电话客服现在是非服务时间，明天 09:00 开始服务。',
      'Only automatic replies are given on chat now. Phone is closed, and opens tomorrow at 09:00.',
    ],
    [
      'a bot alone, and slow',
      [channel('chat', { ...reducedBy('bot'), ...slow }), channel('phone', down)],
      '电话客服自 14:05 起无法使用。在线客服自 14:05 起响应较慢。在线客服目前只有机器人应答。',
      'Phone has been down since 14:05. Chat has been slow since 14:05. Only automatic replies are given on chat now.',
    ],
    [
      'a bot alone beside what nobody checks',
      [channel('chat', reducedBy('bot')), channel('phone', unprobed)],
      '在线客服目前只有机器人应答。电话未做自动监测，您也可以试试。',
      'Only automatic replies are given on chat now. We do not check phone automatically; you can still try it.',
    ],
    [
      'one closed for a holiday',
      [channel('chat'), channel('phone', closedFor('2026-11-25T09:00'))],
      '现在可以通过在线客服联系我们。电话客服因国庆节放假，周三 09:00 开始服务。',
      'You can reach us by chat now. Phone is closed for National Day, and opens Wed at 09:00.',
    ],
    [
      'two closed for a holiday',
      [
        channel('chat'),
        channel('phone', closedFor('2026-11-25T09:00')),
        channel('email', closedFor('2026-11-25T09:00')),
      ],
      '现在可以通过在线客服联系我们。电话客服和邮件客服都因国庆节放假，周三 09:00 开始服务。',
      'You can reach us by chat now. Phone and email are closed for National Day, and open Wed at 09:00.',
    ],
    [
      'all closed for a holiday',
      [
        channel('chat', closedFor('2026-11-25T09:00')),
        channel('phone', closedFor('2026-11-26T09:00')),
      ],
      '国庆节放假，暂停服务。在线客服周三 09:00 开始服务。电话客服现在是非服务时间，周四 09:00 开始服务。',
      'We are closed for National Day. Chat opens Wed at 09:00. Phone is closed, and opens Thu at 09:00.',
    ],
    ['no channel at all', [], '这里没有客服渠道的状态。', 'No support channel is watched here.'],
  ])('%s', (_, conditions, zh, en) => {
    const said = words(...conditions);
    expect(said.zh.text).toBe(zh);
    expect(said.en.text).toBe(en);
  });

  it('puts the fallback of the channel in trouble first', () => {
    const chat = channel('chat', down, { fallbacks: ['email', 'phone'] });
    const { en } = words(chat, channel('phone'), channel('email'));
    expect(en.text).toContain('by email or phone now');
  });

  it('calls channels of the same kind by their names', () => {
    const merchants = { slug: 'merchants', name: { zh: '商户专线', en: 'Merchant line' } };
    const said = words(channel('phone'), channel('phone', {}, merchants));
    expect(said.en.text).toBe('You can reach us by Phone or Merchant line now.');
    expect(said.zh.text).toBe('现在可以通过电话客服或商户专线联系我们。');
  });

  it('breaks headlines between phrases only', () => {
    const { zh, en } = words(channel('chat', down), channel('phone'));
    expect(zh.headline[0]).toEqual(['在线客服', '自 14:05 起', '无法使用。']);
    expect(en.headline[1]).toEqual(['You can reach us', 'by phone', 'now.']);
  });
});

describe('every combination of three channels', () => {
  const statuses: readonly ComponentStatus[] = [
    'operational',
    'under_maintenance',
    'degraded_performance',
    'partial_outage',
    'major_outage',
  ];
  const freshnesses: readonly Freshness[] = ['verified', 'unverified', 'unprobed'];
  const anyTold: fc.Arbitrary<Told> = fc.oneof(
    fc.record({
      freshness: fc.constantFrom(...freshnesses.slice(0, 2)),
      status: fc.constantFrom(...statuses),
      since: fc.constantFrom(at1358, at1405, null),
      verifiedAt: fc.constantFrom(at1358, at1405, null),
    }),
    fc.constant(unprobed),
    fc.constantFrom('people' as const, 'bot' as const).map(reducedBy),
    fc.constantFrom('2026-11-22T18:00', '2026-11-23T09:00', null).map(closedUntil),
  );
  const anyChannels = fc
    .tuple(anyTold, anyTold, anyTold)
    .map(([chat, phone, email]) => [
      channel('chat', chat),
      channel('phone', phone),
      channel('email', email),
    ]);

  const kinds = {
    zh: { chat: '在线客服', phone: '电话', email: '邮件' },
    en: { chat: /chat/gi, phone: /phone/gi, email: /email/gi },
  };

  it('names every channel exactly once, in whole sentences', () => {
    fc.assert(
      fc.property(anyChannels, (conditions) => {
        const { zh, en } = words(...conditions);
        for (const one of conditions) {
          // Where fewer people are there is said besides.
          const { staffing } = one;
          const times = staffing.kind === 'reduced' && staffing.by === 'people' ? 2 : 1;
          const kind = one.component.channel ?? 'chat';
          expect(zh.text.split(kinds.zh[kind])).toHaveLength(times + 1);
          expect(en.text.match(kinds.en[kind])).toHaveLength(times);
        }
        for (const sentence of [...zh.headline, ...zh.note])
          expect(sentence.join('')).toMatch(/.。$/u);
        for (const sentence of [...en.headline, ...en.note]) {
          expect(sentence.join(' ')).toMatch(/^[A-Z].*\.$/);
        }
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it.each<[string, Told, string, string]>([
    [
      'down',
      { status: 'major_outage' },
      '在线客服自 11月22日 14:05 起无法使用。',
      'Chat has been down since 22 Nov 14:05.',
    ],
    [
      'closed',
      closedUntil('2026-11-23T09:00'),
      '在线客服 11月23日 09:00 开始服务。',
      'Chat opens 23 Nov at 09:00.',
    ],
  ])('tells whoever reads it later when it was %s, not that it is so now', (_, told, zh, en) => {
    const verdict = verdictOf([channel('chat', told)]);
    const later = readingAt('Asia/Shanghai', now, 'later');
    expect(verdictWords(verdict, 'zh', later).text).toBe(zh);
    expect(verdictWords(verdict, 'en', later).text).toBe(en);
  });

  it('sets Chinese with full-width punctuation', () => {
    fc.assert(
      fc.property(anyChannels, (conditions) => {
        expect(words(...conditions).zh.text).not.toMatch(
          /\p{Script=Han}\s*[,.;:!?()]|[,.;:!?()]\s*\p{Script=Han}/u,
        );
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('promises a way to people exactly where one is verified', () => {
    fc.assert(
      fc.property(anyChannels, (conditions) => {
        const { zh, en } = words(...conditions);
        const ways = conditions.filter(
          ({ reachability, staffing }) =>
            /^(reachable|limited)$/.test(reachability) &&
            !(staffing.kind === 'reduced' && staffing.by === 'bot'),
        );
        const well = ways.some((one) => one.status === 'operational');
        const slowly = ways.every((one) => one.status === 'degraded_performance');
        const open = ways.length > 0 && (well || slowly);
        expect(en.text.includes('You can reach us by')).toBe(open);
        expect(zh.text.includes('现在可以通过')).toBe(open);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
