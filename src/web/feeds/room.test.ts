import { describe, expect, test } from 'vitest';
import { minuteMs, someNow, someSite } from '../../../tests/support/facts.ts';
import { someNews } from '../../../tests/support/feeds.ts';
import { someIncident, someMaintenance, someUpdate } from '../../../tests/support/words.ts';
import type { News } from '../../domain/words/news.ts';
import { printAtom } from './atom.ts';
import { type FeedChoice, feedOf } from './feed.ts';
import { printJsonFeed } from './json-feed.ts';
import { roomFor } from './room.ts';
import { printRss } from './rss.ts';

test('there is room until the next piece does not fit, and then for a smaller one', () => {
  const hasRoom = roomFor(14);
  expect(['<b>', '在', '在', '1', '2'].map(hasRoom)).toEqual([true, true, false, true, true]);
  expect(['', 'x'].map(hasRoom)).toEqual([true, false]);
});

const place = { origin: 'https://status.example', path: '/en/feed.json', pagesBelow: '/en' };
const at = (minutes: number) => someNow + minutes * minuteMs;

function feed(news: Partial<News>, choice: Pick<FeedChoice, 'subject'> & Partial<FeedChoice>) {
  return feedOf(someNews(news), { language: 'en', component: null, ...choice }, place, someSite());
}

describe('a feed of more than a reader can be sent', () => {
  const long = { zh: '在线客服&"'.repeat(1_400), en: 'slow "&" '.repeat(1_100) };
  const title = { zh: '"'.repeat(200), en: '"'.repeat(200) };
  const advice = { works: { zh: '"'.repeat(500), en: '"'.repeat(500) } };
  const incidents = Array.from({ length: 50 }, (_, index) =>
    someIncident({
      ...{ id: `incident${String(index).padStart(4, '0')}`, kind: 'security', title },
      updates: Array.from({ length: 50 }, (_, step) =>
        someUpdate(`update${index}x${step}`, at(step - index), { body: long }),
      ),
    }),
  );
  const maintenances = Array.from({ length: 50 }, (_, index) =>
    someMaintenance({ id: `window${index}`, title, advice }),
  );

  describe.each(['history', 'updates'] as const)('(%s)', (subject) => {
    test.each(['zh', 'en'] as const)('is below a megabyte in each format (%s)', (language) => {
      const many = feed({ incidents, maintenances }, { subject, language });
      for (const print of [printRss, printAtom, printJsonFeed]) {
        const bytes = Buffer.byteLength(print(many));
        expect(bytes).toBeGreaterThan(100_000);
        expect(bytes).toBeLessThan(1_000_000);
      }
    });

    test('has its newest words, and a link in place of the first that has no room', () => {
      const { entries } = feed({ incidents }, { subject });
      const [first] = entries.map(({ html }) => html.match(/slow/g)?.length);
      expect(first).toBeGreaterThanOrEqual(1_100);
      expect(entries.at(-1)?.html).toMatch(
        /^<p><small>[^/]+<\/var>, [^/]+<\/var> UTC<\/small><br><strong>Update<\/strong> - <a href="https:\/\/status\.example\/en\/incidents\/incident\d+#update-[^"]+">Read on at the status page<\/a><\/p><p>/,
      );
    });
  });
});
