import type { Brand } from '../../domain/brand.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import { type Reading, readingAt } from '../../i18n/time.ts';
import type { ApiOptions } from '../api/api.ts';
import { networkOf } from '../network.ts';
import type { Rendering } from '../public/snapshot.ts';
import type { AskedOften } from './asked-often.ts';

/** What the pages show of the site, and where people reach it. */
export type SelfServiceSite = Readonly<{
  siteName: Localized;
  defaultLanguage: Language;
  baseUrl: string;
}>;

/** What all requests have in common. */
export type SelfService = Readonly<{
  options: Omit<ApiOptions, 'compress' | 'changed' | 'runNow' | 'later'>;
  site: SelfServiceSite;
  askedOften: AskedOften;
}>;

/** One request for a page on which people subscribe, or look after what they have. */
export type Visit = SelfService &
  Readonly<{
    request: Request;
    /** Of the path; where that names none, the one that was negotiated. */
    language: Language;
    rendering: Rendering;
    brand: Brand | null;
    /** UTC milliseconds. */
    now: number;
    reading: Reading;
    /** From where the request comes, as far as it tells people apart. */
    network: string;
    query: URLSearchParams;
  }>;

/** The visit that a request begins. */
export async function visitOf(
  opened: SelfService,
  request: Request,
  connection: unknown,
  language: Language,
): Promise<Visit> {
  const { options } = opened;
  const rendering = await options.snapshots.current();
  const { site } = rendering.watched;
  const now = options.now();
  return {
    ...{ ...opened, request, language, rendering, now },
    brand: site.brand ?? null,
    reading: readingAt(site.timeZone, now),
    network: networkOf(options.addressOf(request, connection)),
    query: new URL(request.url).searchParams,
  };
}
