import { consoleMonitorTexts } from '../../../i18n/console/monitor-texts.ts';
import { readChecksPage, type StoredCheck } from '../../../storage/check.ts';
import { isRegistered } from '../../../storage/monitor-pause.ts';
import { there } from '../../api/found.ts';
import { monitorPath } from '../monitors.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from '../route.ts';
import { Checks } from './checks.tsx';

export const monitorFailuresRoute: ConsoleRoute = {
  ...{ method: 'GET', path: '/monitors/:slug/failures', allows: 'viewer', handle: showFailures },
};

/** Where the failures of a monitor are listed. */
export function failuresPath(slug: string): string {
  return `${monitorPath(slug)}/failures`;
}

const perPage = 50;

/** The checks of a monitor that were not up, newest first, a page at a time. */
async function showFailures(asked: StaffAsked): Promise<Answer> {
  const { db, param, query, language, reading } = asked;
  const slug = param('slug');
  there((await isRegistered(db, slug)) || null, 'monitor');
  const found = await readChecksPage(db, slug, {
    ...{ before: placeIn(query.get('before') ?? ''), limit: perPage + 1, which: 'failures' },
  });
  const { failures } = consoleMonitorTexts[language];
  const checks = found.slice(0, perPage);
  const last = found.length > perPage ? checks.at(-1) : undefined;
  const content = (
    <>
      <p>{failures.kept}</p>
      {checks.length === 0 ? <p>{failures.none}</p> : <Checks {...{ checks, language, reading }} />}
      <p class="acts">
        {last && (
          <a class="button" href={`${failuresPath(slug)}?before=${placeOf(last)}`}>
            {failures.older}
          </a>
        )}
        <a class="button" href={monitorPath(slug)}>
          {failures.back}
        </a>
      </p>
    </>
  );
  return { kind: 'page', status: 200, title: `${slug}: ${failures.title}`, content };
}

/** A check as a link names the place after it: when it began, and where. */
export function placeOf({ startedAt, location }: Pick<StoredCheck, 'startedAt' | 'location'>) {
  return encodeURIComponent(`${startedAt}.${location}`);
}

/** Reads such a place; null of what is none. */
export function placeIn(text: string): { at: number; location: string } | null {
  const [, at = '', location = ''] = /^(\d{1,15})\.(.{1,100})$/.exec(text) ?? [];
  return at === '' ? null : { at: Number(at), location };
}
