import { describe, expect, it } from 'vitest';
import { languages } from '../domain/localized.ts';
import { texts } from './texts.ts';

const counts = (troubled: number, unchecked: number) => ({
  all: 90,
  status: {
    operational: 90 - troubled - unchecked,
    under_maintenance: 0,
    degraded_performance: Math.max(0, troubled - 1),
    partial_outage: 0,
    major_outage: Math.min(1, troubled),
  },
  unchecked,
});

/** The same with days of planned work among those without trouble. */
const worked = (counted: ReturnType<typeof counts>, days: number) => ({
  ...counted,
  status: {
    ...counted.status,
    operational: counted.status.operational - days,
    under_maintenance: days,
  },
});

describe('waiting times', () => {
  it.each([
    [0, '无需排队', 'No queue'],
    [1, '预计等待不到 1 分钟', 'Waiting under a minute'],
    [59, '预计等待不到 1 分钟', 'Waiting under a minute'],
    [60, '预计等待 1 分钟', 'Waiting about 1 min'],
    [200, '预计等待 3 分钟', 'Waiting about 3 min'],
  ])('say %d s of queue as it is', (seconds, zh, en) => {
    expect(texts.zh.queueWait(seconds)).toBe(zh);
    expect(texts.en.queueWait(seconds)).toBe(en);
  });

  it('call the first reply what it is', () => {
    expect(texts.zh.automaticReply('4.1 秒')).toBe('自动应答用时 4.1 秒');
    expect(texts.zh.automaticReply('不到 1 秒')).toBe('自动应答用时不到 1 秒');
    expect(texts.en.automaticReply('4.1 s')).toBe('Automatic reply in 4.1 s');
  });
});

it('say how long a test mail took', () => {
  expect(texts.zh.delivered('4.1 秒')).toBe('测试邮件 4.1 秒送达');
  expect(texts.zh.delivered('不到 1 秒')).toBe('测试邮件不到 1 秒送达');
  expect(texts.en.delivered('under 1 s')).toBe('Test mail arrived in under 1 s');
});

it.each([
  ['open', '18:00', '服务至 18:00', 'Open until 18:00'],
  ['open', '明天 02:00', '服务至明天 02:00', 'Open until 明天 02:00'],
  ['open', null, '服务中', 'Open'],
  ['reduced', '20:00', '20:00 前人手较少', 'Fewer people until 20:00'],
  ['reduced', null, '目前人手较少', 'Fewer people than usual'],
  ['bot', '明天 09:00', '明天 09:00 前只有机器人应答', 'Only automatic replies until 明天 09:00'],
  ['bot', null, '目前只有机器人应答', 'Only automatic replies'],
  ['closed', '周一 09:00', '周一 09:00 开始服务', 'Opens 周一 09:00'],
  ['closed', null, '开放时间未定', 'No opening time is known'],
] as const)('a channel that is %s until %s says so', (kind, time, zh, en) => {
  expect(texts.zh.staffing(kind, time)).toBe(zh);
  expect(texts.en.staffing(kind, time)).toBe(en);
});

it.each([
  ['周四 09:00', '国庆节放假，周四 09:00 开始服务', 'Closed for National Day, opens 周四 09:00'],
  [null, '国庆节放假，开放时间未定', 'Closed for National Day, no opening time is known'],
])('a channel that is closed for a holiday until %s names it', (time, zh, en) => {
  expect(texts.zh.onHoliday('国庆节', time)).toBe(zh);
  expect(texts.en.onHoliday('National Day', time)).toBe(en);
});

describe('strips', () => {
  it.each([
    [counts(0, 0), '没有异常', 'no trouble'],
    [counts(0, 1), '有记录的 89 天没有异常', 'no trouble on 89 days'],
    [counts(1, 0), '1 天有异常', 'trouble on 1 day'],
    [counts(3, 80), '3 天有异常', 'trouble on 3 days'],
    [counts(0, 90), '未监测', 'not monitored'],
    // Planned work is no trouble.
    [worked(counts(0, 89), 1), '1 天有维护', 'maintenance on 1 day'],
    [worked(counts(0, 0), 2), '没有异常', 'no trouble'],
    [worked(counts(1, 0), 2), '1 天有异常', 'trouble on 1 day'],
  ])('sum up %o', (counted, zh, en) => {
    expect(texts.zh.strip.brief(counted, null)).toBe(zh);
    expect(texts.en.strip.brief(counted, null)).toBe(en);
    expect(texts.zh.strip.period(counted)).toBe('近 90 天：');
    expect(texts.en.strip.period(counted)).toBe('Last 90 days: ');
  });

  it.each([
    ['round the clock', '没有异常，可用率 99.98%', 'no trouble, 99.98% uptime'],
    [
      'service hours',
      '没有异常，服务时间内可用率 99.98%',
      'no trouble, 99.98% uptime in service hours',
    ],
  ] as const)('say the uptime, %s', (over, zh, en) => {
    const uptime = { printed: '99.98%', over };
    expect(texts.zh.strip.brief(counts(0, 0), uptime)).toBe(zh);
    expect(texts.en.strip.brief(counts(0, 0), uptime)).toBe(en);
  });

  it('are named with their component, the visible words, and what the trouble was', () => {
    expect(texts.en.strip.label('Chat', counts(3, 5), null)).toBe(
      'Chat, last 90 days: trouble on 3 days, an outage on 1 day, slow on 2 days, not monitored on 5 days',
    );
    expect(texts.zh.strip.label('在线客服', counts(3, 5), null)).toBe(
      '在线客服，近 90 天：3 天有异常，1 天有服务中断，2 天响应较慢，5 天未监测',
    );
    const uptime = { printed: '99.98%', over: 'service hours' } as const;
    for (const language of languages) {
      const { brief, label } = texts[language].strip;
      const visible = brief(counts(3, 5), uptime).toLowerCase();
      expect(label('X', counts(3, 5), uptime).toLowerCase()).toContain(visible);
    }
  });
});

describe('the age of the page', () => {
  it.each([
    ['verified', '北京时间（UTC+8）14:26:05 核实', 'Checked at 14:26:05 Z'],
    ['partly', '北京时间（UTC+8）14:26:05 部分核实', 'Partly checked at 14:26:05 Z'],
    ['unverified', '自北京时间（UTC+8）14:26:05 起未能核实', 'Not verified since 14:26:05 Z'],
  ] as const)('is %s', (kind, zh, en) => {
    const around = texts.zh.freshness(kind, '北京时间（UTC+8）');
    expect(`${around.before}14:26:05${around.after}`).toBe(zh);
    const { before, after } = texts.en.freshness(kind, 'Z');
    expect(`${before}14:26:05${after}`).toBe(en);
  });

  it('puts a space between 自 and figures, and none between 自 and Han', () => {
    expect(texts.zh.since('14:05')).toEqual({ before: '自 ', after: ' 起' });
    expect(texts.zh.since('昨天 14:05')).toEqual({ before: '自', after: ' 起' });
  });
});
