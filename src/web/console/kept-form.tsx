import type { Database } from '../../storage/database.ts';
import {
  type Draft,
  type DraftOwner,
  type KeptForm,
  keepDraft,
  nobodyYet,
  type ReadDraft,
  replaceDraft,
} from '../../storage/draft.ts';
import { newId } from '../../storage/id.ts';
import { type Fields, typedIn } from './form.ts';
import { placeBelow } from './place.ts';

/** Never kept: what proves who somebody is, and what belongs to one sending only. */
const passing = new Set(['password', 'current', 'code', 'once', 'page', 'draft', 'kept']);

const longestTitle = 100;

/** What was typed into a form of the staff, to be shown there again; null of any other form. */
export function keptOf(fields: Fields): KeptForm | null {
  const form = placeBelow(typedIn(fields, 'page'));
  if (form === null) return null;
  const typed = [...fields].filter(([name]) => !passing.has(name));
  return { form, title: titleIn(fields), fields: Object.fromEntries(typed) };
}

/** By which a draft is known in a list: its title, or how it begins. */
function titleIn(fields: Fields): string {
  const said = ['title.zh', 'title.en', 'body.zh', 'body.en', 'name', 'reason'];
  const texts = said.map((name) => typedIn(fields, name).trim());
  const [line = ''] = (texts.find((text) => text !== '') ?? '').split('\n');
  return [...line].slice(0, longestTitle).join('');
}

/** Carries all that was sent through signing in. */
export function CarriedForm({ fields }: Readonly<{ fields: Fields }>) {
  const kept = keptOf(fields);
  if (kept === null) return null;
  const carried = { ...kept.fields, page: kept.form, draft: typedIn(fields, 'draft') };
  return <input type="hidden" name="kept" value={JSON.stringify(carried)} />;
}

/** What was carried; none where nothing was, or not by us. */
export function carriedIn(fields: Fields): Fields {
  try {
    const carried: unknown = JSON.parse(typedIn(fields, 'kept'));
    if (typeof carried !== 'object' || carried === null) return new Map();
    return new Map(Object.entries(carried).map(([name, value]) => [name, String(value)]));
  } catch {
    return new Map();
  }
}

type Keeping = Readonly<{ db: Database; fields: Fields; owner: DraftOwner; now: number }>;

/**
 * Keeps a form as a draft, the one that it came from or a new one; what is sent twice is one draft.
 * Where somebody else has changed the one that it came from, it is a new one, which its address says.
 * Returns where it is shown again.
 */
export async function keepForm({ db, fields, owner, now }: Keeping): Promise<string | null> {
  const [from, ...earlier] = draftsIn(fields);
  const kept = comingFrom(keptOf(fields), earlier);
  if (kept === null) return null;
  if (from && (await replaceDraft(db, from, kept, now)))
    return withDraft(kept.form, from.id, 'draft');
  const once = typedIn(fields, 'once');
  const id = await keepDraft(db, kept, owner, now, /^[a-z0-9]{12}$/.test(once) ? once : newId());
  return withDraft(kept.form, id, from ? 'apart' : 'draft');
}

/**
 * Keeps a form that was carried through signing in, as a new draft of nobody yet: before the session
 * begins nobody may change what there is. Returns where it is shown again.
 */
export async function keepCarried(
  db: Database,
  fields: Fields,
  now: number,
): Promise<string | null> {
  const kept = comingFrom(keptOf(fields), draftsIn(fields));
  if (kept === null) return null;
  return withDraft(kept.form, await keepDraft(db, kept, nobodyYet, now), 'carried');
}

/** The form as it is kept, and the drafts that have served as well when it is sent. */
function comingFrom(kept: KeptForm | null, drafts: readonly ReadDraft[]): KeptForm | null {
  if (kept === null || drafts.length === 0) return kept;
  return { ...kept, fields: { ...kept.fields, draft: drafts.map(nameOf).join(' ') } };
}

/** How a form carries the draft that it came from; null where it came from none. */
export function draftCarried(draft: Draft | null): string | null {
  if (draft === null) return null;
  return [nameOf(draft), draft.fields.draft ?? ''].join(' ').trim();
}

function nameOf({ id, updatedAt }: ReadDraft): string {
  return `${id}.${updatedAt}`;
}

/** More of them only a stranger would send. */
const mostCarried = 10;

/** The drafts that a form came from, as they were then. */
export function draftsIn(fields: Fields): readonly ReadDraft[] {
  const named = typedIn(fields, 'draft').matchAll(/\b([a-z0-9]{12})\.(\d{1,15})\b/g);
  const drafts = [...named].map(([, id = '', at = '']) => ({ id, updatedAt: Number(at) }));
  return drafts.slice(0, mostCarried);
}

/**
 * How a form came to be kept: somebody wanted it, also `apart` where another draft was not to be
 * replaced, or it was carried through signing in.
 */
type Kept = 'draft' | 'apart' | 'carried';

/** The path of a form as a draft fills it, where it says how it was kept just now. */
export function withDraft(form: string, id: Draft['id'], kept: Kept | null = null): string {
  const [path = '', query = ''] = form.split('?');
  const named = new URLSearchParams(query);
  named.set('draft', id);
  if (kept) named.set('kept', kept);
  return `${path}?${named}`;
}
