import { auditTexts } from '../../i18n/console/audit-texts.ts';
import type { StoredAuditEntry } from '../../storage/audit-entry.ts';
import { type AuditFound, mostLookedThrough, searchAudit } from '../../storage/audit-search.ts';
import { readStaff } from '../../storage/staff.ts';
import { readTokens } from '../../storage/token.ts';
import { Around } from '../components/around.tsx';
import { FullTime } from '../components/time.tsx';
import { SaidLine } from '../components/words.tsx';
import { showEntry } from './audit/entry.tsx';
import { type AskedSearch, SearchForm, searchIn } from './audit/search.tsx';
import { AuditSentence, type Names, namesOf } from './audit/sentence.tsx';
import { consolePath } from './console-path.ts';
import { Onward } from './onward.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

/** Who did what, when: all of it, searched, and each entry by itself. */
export const auditRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/audit', allows: 'viewer', handle: showList },
  { method: 'GET', path: '/audit/:id', allows: 'viewer', handle: showEntry },
];

/** How many entries stand on a page. */
const perPage = 50;

async function showList(asked: StaffAsked): Promise<Answer> {
  const { db, language, reading, watched } = asked;
  const wanted = searchIn(asked);
  const isWrong = wanted.faults.size > 0;
  const [found, staff, tokens] = await Promise.all([
    isWrong ? nothing : searchAudit(db, wanted.search, { before: wanted.before, limit: perPage }),
    readStaff(db),
    readTokens(db),
  ]);
  const names = await namesOf(db, watched, found.entries);
  const content = (
    <>
      <SearchForm {...{ asked, wanted, staff, tokens, entries: found.entries }} />
      <OnlyOf {...{ asked, wanted, names }} />
      {!isWrong && <Entries {...{ asked, found, names }} />}
      <Onward
        {...{ language, reading, next: found.next, before: wanted.before }}
        texts={auditTexts[language]}
        addressOf={(before) => addressOf(wanted, before)}
        most={mostLookedThrough}
      />
    </>
  );
  const { title } = auditTexts[language];
  return { kind: 'page', status: isWrong ? 422 : 200, title, content };
}

const nothing: AuditFound = { entries: [], next: null };

type PartProps = Readonly<{
  asked: StaffAsked;
  wanted: AskedSearch;
  found: AuditFound;
  names: Names;
}>;

function OnlyOf({ asked: { language }, wanted, names }: Omit<PartProps, 'found'>) {
  const { subject } = wanted.search;
  if (subject === null) return null;
  const { onlyOf, search } = auditTexts[language];
  const words = names.get(subject) ?? { zh: subject, en: subject };
  return (
    <p>
      <Around {...onlyOf}>
        <SaidLine words={words} language={language} />
      </Around>{' '}
      <a class="more" href={`${consolePath}/audit`}>
        {search.all}
      </a>
    </p>
  );
}

function Entries({ asked, found, names }: Omit<PartProps, 'wanted'>) {
  if (found.entries.length === 0) return <p>{auditTexts[asked.language].nothing}</p>;
  return (
    <ul class="rows audit">
      {found.entries.map((entry) => (
        <Entry {...{ asked, entry, names }} />
      ))}
    </ul>
  );
}

type EntryProps = Readonly<{ asked: StaffAsked; entry: StoredAuditEntry; names: Names }>;

function Entry({ asked: { language, reading }, entry, names }: EntryProps) {
  return (
    <li>
      <p>
        <AuditSentence {...{ entry, names, language }} />
      </p>
      <p class="quiet">
        <a href={`${consolePath}/audit/${entry.id}`}>
          <FullTime instant={entry.at} language={language} reading={reading} />
        </a>
      </p>
    </li>
  );
}

/** The same search, from before an entry on. */
function addressOf({ typed }: AskedSearch, before: string | null): string {
  const query = new URLSearchParams([...typed].filter(([name]) => name !== 'before'));
  if (before !== null) query.set('before', before);
  return `${consolePath}/audit?${query}`;
}
