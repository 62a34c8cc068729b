import { cutText, greatestFitting } from '../../domain/delivery/shortened-event.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Language } from '../../domain/localized.ts';
import { timestamp } from '../../domain/time/timestamp.ts';
import { statuspageComponents } from '../../i18n/statuspage/component.ts';
import { pageStatus } from '../../i18n/statuspage/page-status.ts';
import { readStatuspageIds } from '../../storage/statuspage-ids.ts';
import type { MessageOptions } from './message.ts';
import { type NewsBody, newsBody } from './statuspage-news.ts';

/**
 * An event in the body of Statuspage's webhooks, in one language. It tells how the page is when it
 * is written. Where to unsubscribe is the public page for all: the link of an owner opens everything
 * that is theirs, and what an endpoint gets is often read by many.
 * @param isShort whether a body is short enough; a long one keeps the newest updates.
 */
export async function statuspageMessage(
  event: EventDocument,
  language: Language,
  { db, baseUrl, now, readSupport }: MessageOptions,
  isShort: (body: string) => boolean,
): Promise<string> {
  const { watched, status } = await readSupport();
  const ids = await readStatuspageIds(db, watched.site);
  const components = statuspageComponents(watched, status, ids, language);
  const { indicator, description } = pageStatus(status, language, watched.site.timeZone);
  const news = newsBody(event, { language, baseUrl, page: ids.page, components });
  const page = { id: ids.page, status_indicator: indicator, status_description: description };
  const documentation = `${baseUrl}/docs/api#webhooks`;
  const unsubscribe = `${baseUrl}/${language}/subscribe`;
  const meta = { unsubscribe, documentation, generated_at: timestamp(now()) };
  const write = (body: NewsBody) => JSON.stringify({ meta, page, ...body });
  return write(shortenedNews(news, (body) => isShort(write(body))));
}

function shortenedNews(news: NewsBody, fits: (body: NewsBody) => boolean): NewsBody {
  if (!('incident' in news) || fits(news)) return news;
  const { incident_updates } = news.incident;
  const withUpdates = (updates: typeof incident_updates): NewsBody => ({
    incident: { ...news.incident, incident_updates: updates },
  });
  const newest = (count: number) => incident_updates.slice(0, count);
  const count = greatestFitting(1, incident_updates.length, (one) =>
    fits(withUpdates(newest(one))),
  );
  const cut = (characters: number) =>
    withUpdates(newest(count).map((one) => ({ ...one, body: cutText(one.body, characters) })));
  const longest = Math.max(...newest(count).map(({ body }) => body.length));
  return cut(greatestFitting(0, longest, (characters) => fits(cut(characters))));
}
