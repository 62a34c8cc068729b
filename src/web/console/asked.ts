import { consoleTexts } from '../../i18n/console/texts.ts';
import { readingAt } from '../../i18n/time.ts';
import type { Database } from '../../storage/database.ts';
import { openDraft } from '../../storage/draft.ts';
import type { Console } from './console.ts';
import { consolePath } from './console-path.ts';
import { type Fields, typedIn } from './form.ts';
import { draftCarried } from './kept-form.tsx';
import type { Known } from './printed.tsx';
import type { Asked } from './route.ts';
import type { Taken } from './routes.ts';

/** What is known of a request by the session that came with it. */
type Sent = Pick<Asked, 'auth' | 'headers' | 'network'>;

/** A request as the routes see it. */
export async function askedBy(
  { options, attempts }: Console,
  { site, request, language, visitor, form }: Known,
  db: Database,
  { params }: Taken,
  sent: Sent,
): Promise<Asked> {
  const { snapshots } = options;
  const { watched, facts, status } = await snapshots.current();
  const { searchParams: query, pathname } = new URL(request.url);
  const now = options.now();
  const opened = await draftOf(db, { query, pathname, visitor, fields: form.fields });
  return {
    ...{ ...sent, ...form, ...opened, db, language, visitor, attempts, now, watched, facts, query },
    texts: consoleTexts[language],
    reading: readingAt(watched.site.timeZone, now),
    baseUrl: site.baseUrl,
    status: async () => status,
    runNow: options.runNow,
    outgoing: options.outgoing,
    param: (name) => params.get(name) ?? '',
  };
}

type Opening = Pick<Asked, 'query' | 'visitor' | 'fields'> & Readonly<{ pathname: string }>;

/** What stands in the form, and the draft that it came from. */
async function draftOf(
  db: Database,
  { query, visitor, fields, pathname }: Opening,
): Promise<Readonly<{ typed: Fields; draft: string | null }>> {
  if (fields.size > 0) return { typed: fields, draft: typedIn(fields, 'draft') || null };
  const id = query.get('draft');
  const draft = id === null || visitor === null ? null : await openDraft(db, id, visitor);
  const isOfThisForm = draft && consolePath + draft.form.split('?')[0] === pathname;
  if (!isOfThisForm) return { typed: fields, draft: null };
  return { typed: new Map(Object.entries(draft.fields)), draft: draftCarried(draft) };
}
