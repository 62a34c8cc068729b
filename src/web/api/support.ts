import { timestampOrNull } from '../../domain/time/timestamp.ts';
import { readingAt } from '../../i18n/time.ts';
import { verdictWords } from '../../i18n/verdict.ts';
import { conditionDocument } from './condition-document.ts';
import { support } from './documents/component.ts';
import { fromPage } from './from-page.ts';
import type { PublicRoute, Viewed } from './route.ts';

/** `/support`: whether support can be reached, in one document, from what the page shows. */
export const supportRoute: PublicRoute = {
  kind: 'public',
  method: 'GET',
  path: '/support',
  from: 'page',
  answer: support,
  summary: 'Can support be reached now, and if not this way, which way?',
  handle: fromPage(() => '', supportDocument),
};

function supportDocument({ rendering, watched }: Viewed) {
  const { status } = rendering;
  const { indicator, freshUntil, verdict, conditions, now } = status;
  const reading = readingAt(watched.site.timeZone, now);
  return {
    page: { indicator, freshUntil: timestampOrNull(freshUntil) },
    verdict: {
      zh: verdictWords(verdict, 'zh', reading).text,
      en: verdictWords(verdict, 'en', reading).text,
    },
    channels: conditions
      .filter(({ component }) => component.channel)
      .map((condition) => conditionDocument(condition, status, watched)),
  };
}
