import { describe, expect, it } from 'vitest';
import { someNow } from '../../../tests/support/facts.ts';
import type { AnswersShown } from '../../domain/answers-shown.ts';
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

  it('tell the best time with what it stands on, and nothing where it would be a guess', () => {
    const best = {
      shortest: { weekday: 1, hour: 9, waitSeconds: 20 },
      longest: { weekday: 0, hour: 12, waitSeconds: 545 },
      count: 1680,
    };
    expect(draw({ best })).toContain(
      'The queue is shortest on Tue 09:00–10:00 (under a minute) and longest on Mon 12:00–13:00 (about 9 min). From 1680 measured waits in the last 90 days.',
    );
    expect(draw({ best }, 'zh')).toContain(
      '周二 09:00–10:00 排队最短（不到 1 分钟），周一 12:00–13:00 最长（约 9 分钟）。依据近 90 天 1680 次测得的排队时间。',
    );
    expect(draw({})).not.toContain('queue');
  });
});
