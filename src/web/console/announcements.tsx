import { isAtLeast } from '../../domain/staff.ts';
import type { Announcement } from '../../domain/words/announcement.ts';
import {
  type AnnouncementStanding,
  announcementStanding,
} from '../../domain/words/announcement-standing.ts';
import { consoleAnnouncementTexts } from '../../i18n/console/announcement-texts.ts';
import {
  announcementsOf,
  readAnnouncementsPage,
  selectAnnouncements,
} from '../../storage/announcement.ts';
import { componentNames, nameOf } from '../public/incident-view.ts';
import { standingText } from './announcement/standing-text.ts';
import { consolePath } from './console-path.ts';
import { pageLength, placeOf, placeText } from './list-place.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { Paging, type SaidEntry, SaidList } from './said-list.tsx';

const path = '/announcements';

export const announcementsRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: show },
};

async function show(asked: StaffAsked): Promise<Answer> {
  const { db, query, now, texts, visitor, language } = asked;
  const words = consoleAnnouncementTexts[language];
  const before = placeOf(query.get('before'));
  const isFirst = before === null;
  const standing = isFirst
    ? announcementsOf(await selectAnnouncements(db, { start: now, end: Number.MAX_SAFE_INTEGER }))
    : [];
  // One more tells whether there are more.
  const read = await readAnnouncementsPage(db, { before, limit: pageLength + 1 });
  const page = read.slice(0, pageLength);
  const last = read.length > pageLength ? page.at(-1) : undefined;
  const entries = (all: readonly Announcement[], ...which: readonly AnnouncementStanding[]) =>
    all
      .filter((one) => which.includes(announcementStanding(one, now)))
      .map((one) => entryOf(asked, one));
  const content = (
    <>
      {isAtLeast(visitor.role, 'responder') && (
        <div class="acts">
          <a class="button main" href={`${consolePath}${path}/new`}>
            {words.write}
          </a>
        </div>
      )}
      {isFirst && (
        <SaidList
          {...{ language, heading: words.current, none: words.none.current }}
          entries={entries(standing, 'current')}
        />
      )}
      <SaidList {...{ language, heading: words.coming, entries: entries(standing, 'coming') }} />
      <SaidList
        {...{ language, heading: words.past, none: words.none.past }}
        entries={entries(page, 'past', 'taken_back')}
      />
      <Paging
        {...{ language, path, isFirst }}
        before={last ? placeText({ at: last.publishedAt, id: last.id }) : null}
      />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.announcements, content };
}

/** An announcement in one line: where it stands, and what it is about. */
function entryOf(asked: StaffAsked, one: Announcement): SaidEntry {
  const { watched, language } = asked;
  const names = componentNames(watched.site);
  const about = one.components.map((slug) => nameOf(slug, names)[language]);
  const notes = [standingText(asked, one), ...about].join(' · ');
  return { path: `${path}/${one.id}`, title: one.title, notes };
}
