import { isAtLeast } from '../../domain/staff.ts';
import { isActive, type Maintenance, maintenanceStatusAt } from '../../domain/words/maintenance.ts';
import { consoleMaintenanceTexts } from '../../i18n/console/maintenance-texts.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import {
  maintenancesOf,
  readMaintenancesPage,
  selectMaintenances,
} from '../../storage/maintenance.ts';
import { componentNames, nameOf } from '../public/incident-view.ts';
import { consolePath } from './console-path.ts';
import { pageLength, placeOf, placeText } from './list-place.ts';
import { windowText } from './maintenance/window-text.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { Paging, type SaidEntry, SaidList } from './said-list.tsx';

const path = '/maintenances';

export const maintenancesRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: show },
};

async function show(asked: StaffAsked): Promise<Answer> {
  const { db, query, now, texts, language } = asked;
  const words = consoleMaintenanceTexts[language];
  const before = placeOf(query.get('before'));
  const isFirst = before === null;
  const standing = isFirst
    ? maintenancesOf(await selectMaintenances(db, { start: now, end: Number.MAX_SAFE_INTEGER }))
    : [];
  // One more tells whether there are more.
  const read = await readMaintenancesPage(db, { before, limit: pageLength + 1, open: false });
  const past = read.slice(0, pageLength);
  const last = read.length > pageLength ? past.at(-1) : undefined;
  const at = (stands: (one: Maintenance) => boolean) =>
    standing.filter(stands).map((one) => entryOf(asked, one));
  const statusOf = (one: Maintenance) => maintenanceStatusAt(one, now);
  const content = (
    <>
      <Ways asked={asked} />
      <SaidList
        {...{ language, heading: words.underWay, entries: at((one) => isActive(statusOf(one))) }}
      />
      {isFirst && (
        <SaidList
          {...{ language, heading: words.coming, none: words.none.coming }}
          entries={at((one) => statusOf(one) === 'scheduled')}
        />
      )}
      <SaidList
        {...{ language, heading: words.past, none: words.none.past }}
        entries={past.map((one) => entryOf(asked, one))}
      />
      <Paging
        {...{ language, path, isFirst }}
        before={last ? placeText({ at: last.scheduledFor, id: last.id }) : null}
      />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.maintenances, content };
}

/** New work, for those who may plan it, and the calendar. */
function Ways({ asked: { visitor, language } }: Readonly<{ asked: StaffAsked }>) {
  const { plan, calendar } = consoleMaintenanceTexts[language];
  return (
    <div class="acts">
      {isAtLeast(visitor.role, 'responder') && (
        <a class="button main" href={`${consolePath}${path}/new`}>
          {plan}
        </a>
      )}
      <a class="button" href={`${consolePath}${path}/calendar`}>
        {calendar}
      </a>
    </div>
  );
}

/** Work in one line: when, on what, and where it stands. */
function entryOf({ watched, language, reading, now }: StaffAsked, one: Maintenance): SaidEntry {
  const names = componentNames(watched.site);
  const status = maintenanceTexts[language].status[maintenanceStatusAt(one, now)];
  const notes = [
    windowText(one, language, reading),
    ...one.components.map((slug) => nameOf(slug, names)[language]),
    status,
  ];
  return { path: `${path}/${one.id}`, title: one.title, notes: notes.join(' · ') };
}
