import { describe, expect, it } from 'vitest';
import { someNow } from '../../../tests/support/facts.ts';
import type { AnswersShown } from '../../domain/answers/answers-shown.ts';
import { readingAt } from '../../i18n/time.ts';
import { Answers } from './answers.tsx';

const reading = readingAt('Asia/Shanghai', someNow);
const none = { p50: null, p95: null };

function draw(changes: Partial<AnswersShown>, language: 'zh' | 'en' = 'en'): string {
  const answers: AnswersShown = {
    time: 'firstReplyMs',
    all: { p50: 1240, p95: 4100 },
    days: [
      { date: '2026-11-20', p50: 1200, p95: 4000 },
      { date: '2026-11-21', ...none },
      { date: '2026-11-22', p50: 900, p95: 2000 },
    ],
    best: null,
    week: null,
    ...changes,
  };
  return String(<Answers answers={answers} language={language} reading={reading} />);
}

describe('Answers', () => {
  it('say in both languages what was measured, and sum it up', () => {
    expect(draw({})).toContain('<h2 id="answers">Time to the automatic reply</h2>');
    expect(draw({})).toContain('Last 90 days: half in 1.2 s, 95% in 4.1 s');
    expect(draw({ time: 'latencyMs' }, 'zh')).toContain('<h2 id="answers">响应时间</h2>');
    expect(draw({}, 'zh')).toContain('近 90 天：一半在 1.2 秒以内，95% 在 4.1 秒以内');
    expect(draw({ all: { p50: 240, p95: 800 } }, 'zh')).toContain('一半不到 1 秒，95% 不到 1 秒');
  });

  it('draw a bar for each day with answers, to the longest of them', () => {
    expect(
      [...draw({}).matchAll(/class="(p\d+)" d="([^"]*)"/g)].map((path) => path.slice(1)),
    ).toEqual([
      ['p95', 'M0.36 24v-24M2.36 24v-12'],
      ['p50', 'M0.36 24v-7.2M2.36 24v-5.4'],
    ]);
  });

  it('have the same in a table, newest first', () => {
    const rows = draw({}).matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td><td>(.*?)<\/td>/g);
    expect([...rows].map((row) => row.slice(1))).toEqual([
      ['22 Nov', 'under 1 s', '2 s'],
      ['20 Nov', '1.2 s', '4 s'],
    ]);
  });
});

describe('Week', () => {
  /** Monday 09:00 to 12:00 is short, then long for an hour; Sunday 23:00 is short. */
  const hours = Array.from({ length: 168 }, (_, slot) =>
    slot >= 9 && slot < 12 ? 40 : slot === 12 ? 420 : slot === 167 ? 20 : null,
  );
  const week = { time: 'queueWaitSeconds', count: 500, hours, steps: [120, 480] } as const;

  it('draws neighbouring hours of one step as one stroke, the longest waits darkest', () => {
    const paths = [...draw({ week }).matchAll(/class="(shade\d)" d="(M[^"]*h[^"]*)"/g)];
    expect(paths.map((path) => path.slice(1))).toEqual([
      ['shade1', 'M9 0.5h3M23 6.5h1'],
      ['shade4', 'M12 0.5h1'],
      ['shade1', 'M0 .5h1'],
      ['shade4', 'M0 .5h1'],
    ]);
  });

  it('has a legend in words, and the same in a table', () => {
    const en = draw({ week });
    expect(en).toContain('<h3>When the queue is short</h3>');
    expect(en).toContain('empty: closed, or too little measured');
    const rows = (page: string) =>
      [...page.matchAll(/<th scope="row">(\S+ \d\d:00–\d\d:00)<\/th><td>(.*?)<\/td>/g)].map((row) =>
        row.slice(1),
      );
    expect(rows(en)).toEqual([
      ['Mon 09:00–12:00', 'up to 2 min'],
      ['Mon 12:00–13:00', '2–8 min'],
      ['Sun 23:00–24:00', 'up to 2 min'],
    ]);
    const zh = draw({ week }, 'zh');
    expect(rows(zh)[1]).toEqual(['周一 12:00–13:00', '2–8 分钟']);
    expect(zh).toContain('空白：非服务时间或数据太少');
  });

  it('is one quiet shade where all hours are alike, and nothing where it would be a guess', () => {
    const alike = {
      ...week,
      time: 'latencyMs',
      hours: hours.map(() => 80),
      steps: [1000],
    } as const;
    expect(draw({ week: alike })).toContain('class="shade2" d="M0 0.5h24M0 1.5h24');
    expect(draw({ week: alike })).toContain('up to 1 s');
    expect(draw({ week: alike })).not.toContain('empty:');
    expect(draw({})).not.toContain('class="strip week"');
  });

  it('tells the best time with what it stands on, and nothing where it would be a guess', () => {
    const best = {
      shortest: { first: 1, last: 4, from: 9, until: 11 },
      longest: { first: 0, last: 0, from: 12, until: 13 },
      count: 30998,
    };
    const said = (language: 'zh' | 'en') => draw({ week, best }, language).replace(/<[^>]*>/g, '');
    expect(said('en')).toContain(
      'Shortest queue: Tue – Fri 09:00–11:00 (up to 2 min). Longest: Mon 12:00–13:00 (2–8 min). From 30,998 measured waits in the last 90 days.',
    );
    expect(said('zh')).toContain(
      '周二至周五 09:00–11:00 排队最短（2 分钟以内），周一 12:00–13:00 最长（2–8 分钟）。依据近 90 天 30,998 次测得的排队时间。',
    );
    expect(draw({ week })).not.toContain('Shortest queue');
  });

  it('breaks no hours across lines', () => {
    const best = {
      shortest: { first: 0, last: 6, from: 9, until: 11 },
      longest: { first: 0, last: 0, from: 12, until: 13 },
      count: 500,
    };
    expect(draw({ week, best })).toContain('<span class="phrase">Every day 09:00–11:00</span>');
  });

  it('takes the focus once', () => {
    expect(draw({ week }).match(/<summary/g)).toHaveLength(2);
    expect(draw({ week })).not.toContain('tabindex');
  });
});
