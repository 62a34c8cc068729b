import type { Actor } from '../../../domain/actor.ts';
import { auditTexts } from '../../../i18n/console/audit-texts.ts';
import type { StoredAuditEntry } from '../../../storage/audit-entry.ts';
import type { AuditSearch } from '../../../storage/audit-search.ts';
import type { ListedStaff } from '../../../storage/staff.ts';
import type { Token } from '../../../storage/token.ts';
import { consolePath } from '../console-path.ts';
import { Field, type Option, SelectField } from '../field.tsx';
import type { Fields } from '../form.ts';
import { typedIn } from '../form.ts';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { timeIn } from '../typed.ts';

/** What was asked for, as far as it can be searched for, and what cannot. */
export type AskedSearch = Readonly<{
  typed: Fields;
  search: AuditSearch;
  /** Id of the entry before which the page begins; null for the newest. */
  before: string | null;
  faults: FieldFaults;
}>;

/** How many words are searched for at once, and how long all of them may be. */
const mostWords = 8;
const longest = 200;

/** Reads a search from the query of an address. */
export function searchIn({ query, watched, language }: StaffAsked): AskedSearch {
  const typed: Fields = new Map(query);
  const { timeZone } = watched.site;
  const times = {
    from: instantIn(typed, 'from', timeZone),
    until: instantIn(typed, 'until', timeZone),
  };
  const wrong = auditTexts[language].search.notATime;
  return {
    typed,
    search: {
      actor: actorIn(typedIn(typed, 'who')),
      action: typedIn(typed, 'action') || null,
      subject: typedIn(typed, 'subject') || null,
      words: typedIn(typed, 'words')
        .slice(0, longest)
        .split(/\s+/)
        .filter((word) => word !== '')
        .slice(0, mostWords),
      from: times.from ?? null,
      until: times.until ?? null,
    },
    before: typedIn(typed, 'before') || null,
    faults: new Map(
      Object.entries(times).flatMap(([name, at]) => (at === undefined ? [[name, wrong]] : [])),
    ),
  };
}

/** UTC ms; null where the field is empty, undefined where it holds no time. */
function instantIn(typed: Fields, name: string, timeZone: string): number | null | undefined {
  const text = timeIn(typed, name, timeZone);
  if (text === undefined) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

const actorKinds: readonly Actor['kind'][] = ['staff', 'token', 'subscriber', 'clock', 'terminal'];

function actorIn(who: string): AuditSearch['actor'] {
  const [named, id = ''] = who.split(':');
  const kind = actorKinds.find((one) => one === named);
  return kind === undefined ? null : { kind, id: id === '' ? null : id };
}

type SearchFormProps = Readonly<{
  asked: StaffAsked;
  wanted: AskedSearch;
  staff: readonly ListedStaff[];
  tokens: readonly Token[];
  /** What was found. */
  entries: readonly StoredAuditEntry[];
}>;

/** Asks what to search for; it is sent as an address, which can be kept and sent on. */
export function SearchForm(props: SearchFormProps) {
  const { asked, wanted } = props;
  const { language } = asked;
  const { typed, faults } = wanted;
  const { search } = auditTexts[language];
  const shown = (name: string) => ({ name, value: typedIn(typed, name), fault: faults.get(name) });
  return (
    <form class="filter" method="get" action={`${consolePath}/audit`}>
      <Field {...{ ...shown('words'), label: search.words, type: 'search', optional: true }} />
      <SelectField
        {...{ name: 'who', label: search.who, chosen: typedIn(typed, 'who') }}
        options={actorOptions(props)}
      />
      <SelectField
        {...{ name: 'action', label: search.action, chosen: typedIn(typed, 'action') }}
        options={actionOptions(asked)}
      />
      <Field
        {...{ ...shown('from'), label: search.from, type: 'datetime-local', optional: true }}
      />
      <Field
        {...{ ...shown('until'), label: search.until, type: 'datetime-local', optional: true }}
      />
      {wanted.search.subject !== null && (
        <input type="hidden" name="subject" value={wanted.search.subject} />
      )}
      <button class="main" type="submit">
        {search.submit}
      </button>
    </form>
  );
}

/** Whoever is gone can be searched for all the same, by a link of what they did. */
function actorOptions({
  asked,
  wanted,
  staff,
  tokens,
  entries,
}: SearchFormProps): readonly Option[] {
  const { search, actors, token } = auditTexts[asked.language];
  const chosen = typedIn(wanted.typed, 'who');
  const known = [
    { value: '', text: search.anybody },
    ...staff.map(({ id, name }) => ({ value: `staff:${id}`, text: name })),
    ...tokens.map(({ id, name }) => ({
      value: `token:${id}`,
      text: token.before + name + token.after,
    })),
    { value: 'subscriber', text: actors.subscriber },
    { value: 'clock', text: actors.clock },
    { value: 'terminal', text: actors.terminal },
  ];
  if (known.some(({ value }) => value === chosen)) return known;
  const did = entries.find(({ actorKind, actorId }) => chosen === `${actorKind}:${actorId}`);
  return [...known, { value: chosen, text: did?.actorName ?? chosen }];
}

function actionOptions({ language }: StaffAsked): readonly Option[] {
  const { search, actions, nouns } = auditTexts[language];
  return [
    { value: '', text: search.anything },
    ...Object.entries(nouns).flatMap(([noun, name]) => [
      { value: noun, text: search.allOf(name) },
      ...Object.entries(actions)
        .filter(([action]) => action.startsWith(`${noun}.`))
        .map(([action, did]) => ({
          value: action,
          text: typeof did === 'string' ? did : `${did.before}…${did.after}`,
        })),
    ]),
  ];
}
