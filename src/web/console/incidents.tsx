import { siteComponents } from '../../domain/component.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { type Incident, isOpen } from '../../domain/words/incident.ts';
import { newestWords } from '../../domain/words/incident-words.ts';
import { consoleIncidentTexts } from '../../i18n/console/incident-texts.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { dayTime } from '../../i18n/time.ts';
import { incidentsOf, readIncidentsPage, selectIncidents } from '../../storage/incident.ts';
import { componentNames, incidentView } from '../public/incident-view.ts';
import { consolePath } from './console-path.ts';
import { Field, SelectField } from './field.tsx';
import { pageLength, placeOf, placeText } from './list-place.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { Paging, type SaidEntry, SaidList } from './said-list.tsx';

const path = '/incidents';

export const incidentsRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: show },
};

async function show(asked: StaffAsked): Promise<Answer> {
  const { query, texts, language } = asked;
  const { open, past, none } = consoleIncidentTexts[language].list;
  const wanted = wantedIn(asked);
  const isFirst = placeOf(query.get('before')) === null;
  const standing = isFirst ? (await openIncidents(asked)).filter((one) => fits(one, wanted)) : [];
  const { shown, next } = await pastIncidents(asked, wanted);
  const entries = (some: readonly Incident[]) => some.map((one) => entryOf(asked, one));
  const kind = wanted.words === '' && wanted.component === '' ? 'all' : 'found';
  const content = (
    <>
      <Ways asked={asked} />
      <Filter asked={asked} wanted={wanted} />
      {isFirst && (
        <SaidList {...{ language, heading: open, entries: entries(standing) }} none={none[kind]} />
      )}
      <SaidList {...{ language, heading: past, entries: entries(shown) }} none={none[kind]} />
      <Paging
        {...{ language, path, isFirst, search: searchOf(wanted) }}
        before={next && placeText({ at: next.startedAt, id: next.id })}
      />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.incidents, content };
}

/** What is looked for: words of a title, and the slug of a component; each empty for any. */
type Wanted = Readonly<{ words: string; component: string }>;

function wantedIn({ query }: StaffAsked): Wanted {
  return { words: (query.get('q') ?? '').trim(), component: query.get('component') ?? '' };
}

function searchOf({ words, component }: Wanted): URLSearchParams {
  return new URLSearchParams({
    ...(words !== '' && { q: words }),
    ...(component !== '' && { component }),
  });
}

function fits(incident: Incident, { words, component }: Wanted): boolean {
  const titles = Object.values(incident.title).map((title) => title.toLowerCase());
  const isNamed = newestWords(incident).some(({ slug }) => slug === component);
  return (
    titles.some((title) => title.includes(words.toLowerCase())) && (component === '' || isNamed)
  );
}

/** Those that go on, however old; that which began last comes first. */
async function openIncidents({ db, now }: StaffAsked): Promise<readonly Incident[]> {
  const read = await selectIncidents(db, { start: now, end: Number.MAX_SAFE_INTEGER });
  return incidentsOf(read).filter(isOpen).reverse();
}

/** How many of the past are looked through at once; more would keep everybody waiting. */
const mostLookedAt = 500;

/** A page of those that are over, and after which one the next page begins; null at the end. */
async function pastIncidents({ db, query }: StaffAsked, wanted: Wanted) {
  const before = placeOf(query.get('before'));
  const isAny = searchOf(wanted).size === 0;
  const limit = isAny ? pageLength + 1 : mostLookedAt;
  const read = await readIncidentsPage(db, { before, limit, open: false });
  const found = read.filter((one) => fits(one, wanted));
  const shown = found.slice(0, pageLength);
  const isLookedThrough = read.length < limit;
  if (found.length > pageLength) return { shown, next: shown.at(-1) ?? null };
  return { shown, next: isLookedThrough ? null : (read.at(-1) ?? null) };
}

/** Who may tell of a new one, and write down one of the past. */
function Ways({ asked: { visitor, language } }: Readonly<{ asked: StaffAsked }>) {
  const { writeNew, writePast } = consoleIncidentTexts[language].list;
  if (!isAtLeast(visitor.role, 'responder')) return null;
  return (
    <p class="acts">
      <a class="button main" href={`${consolePath}${path}/new`}>
        {writeNew}
      </a>
      <a class="button" href={`${consolePath}${path}/new?past=on`}>
        {writePast}
      </a>
    </p>
  );
}

type FilterProps = Readonly<{ asked: StaffAsked; wanted: Wanted }>;

function Filter({ asked: { language, watched }, wanted }: FilterProps) {
  const { search, component, anyComponent, filter } = consoleIncidentTexts[language].list;
  return (
    <form method="get" action={consolePath + path} class="filter">
      <Field
        {...{ name: 'q', label: search, type: 'search', value: wanted.words, optional: true }}
      />
      <SelectField
        {...{ name: 'component', label: component, chosen: wanted.component }}
        options={[
          { value: '', text: anyComponent },
          ...siteComponents(watched.site).map(({ slug, name }) => ({
            value: slug,
            text: name[language],
          })),
        ]}
      />
      <button type="submit">{filter}</button>
    </form>
  );
}

/** An incident in one line: where it stands, of what, since when. */
function entryOf({ watched, language, reading, now }: StaffAsked, one: Incident): SaidEntry {
  const { status, components, startedAt } = incidentView(one, componentNames(watched.site), now);
  const notes = [
    incidentTexts[language].status[status],
    ...components.map(({ name }) => name[language]),
    dayTime(startedAt, language, reading),
  ];
  return { path: `${path}/${one.id}`, title: one.title, notes: notes.join(' · ') };
}
