import { expect, it } from 'vitest';
import {
  minuteMs,
  someMonitor,
  someNow,
  someState,
  someWatched,
} from '../../../../tests/support/facts.ts';
import { monitorsNow } from '../../../domain/monitor/monitor-now.ts';
import { readingAt } from '../../../i18n/time.ts';
import { ElsewhereNote } from './elsewhere.tsx';

const monitor = someMonitor('phone');
const watched = { ...someWatched([]), elsewhere: [monitor] };

function noteOf(language: 'zh' | 'en', states: Parameters<typeof monitorsNow>[1], seen = watched) {
  const [one] = monitorsNow([monitor], states, [], someNow);
  if (!one) throw new Error('There is one monitor.');
  const reading = readingAt('Asia/Shanghai', someNow);
  return String(ElsewhereNote({ one, asked: { language, reading, watched: seen } }) ?? '');
}

const looked = new Map([
  [monitor.slug, [someState('phone', { lastCheckAt: someNow - 20 * minuteMs })]],
]);

it.each([
  ['zh', new Map(), '只有 Node 进程能做这项检查，目前还没有进程检查过。'],
  ['en', new Map(), 'Only a Node process can look at this; none has looked yet.'],
  ['zh', looked, '最近一次在 <time'],
  ['en', looked, 'Last look: <time'],
] as const)('a monitor that is looked at elsewhere says so in %s: %#', (language, states, said) => {
  expect(noteOf(language, states)).toContain(said);
});

it('one that is looked at from here says nothing of it', () => {
  expect(noteOf('en', looked, { ...watched, elsewhere: [] })).toBe('');
});
