import { desc, eq, getTableColumns, ne } from 'drizzle-orm';
import type { Database } from './database.ts';
import { newId } from './id.ts';
import { drafts } from './schema-site.ts';

/**
 * A form that was begun and not sent, or sent when the session was over. A draft says nothing to
 * anybody, so it is written without an audit entry; what is made of it has one.
 */
export type Draft = Readonly<{
  id: string;
  /** Path of the page with the form, below the console. */
  form: string;
  title: string;
  fields: Readonly<Record<string, string>>;
  /** Empty while it belongs to nobody yet: whoever signs in next with its id gets it. */
  staffId: string;
  /** Who wrote it, by name. */
  author: string;
  /** UTC milliseconds. */
  createdAt: number;
  updatedAt: number;
}>;

/** What of a draft is given by whoever keeps it. */
export type KeptForm = Pick<Draft, 'form' | 'title' | 'fields'>;

/** Whose draft it is. */
export type DraftOwner = Readonly<{ id: string; name: string }>;

/** The owner of what was sent by somebody whose session was over. */
export const nobodyYet: DraftOwner = { id: '', name: '' };

/** A draft as somebody has read it; whoever changes it since leaves it at another instant. */
export type ReadDraft = Pick<Draft, 'id' | 'updatedAt'>;

/**
 * Keeps a form at `now` (UTC ms): the same one once under the same id, another one under an id of its
 * own. Returns the id of the draft.
 */
export async function keepDraft(
  db: Database,
  { form, title, fields }: KeptForm,
  owner: DraftOwner,
  now: number,
  id = newId(),
): Promise<string> {
  const [kept] = await db.write([
    {
      sql: `INSERT INTO drafts (id, form, title, fields, staff_id, author, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET updated_at = updated_at
            WHERE form = excluded.form AND fields = excluded.fields
              AND staff_id = excluded.staff_id`,
      args: [id, form, title, JSON.stringify(fields), owner.id, owner.name, now, now],
    },
  ]);
  const isKept = (kept?.rowsAffected ?? 0) > 0;
  return isKept ? id : keepDraft(db, { form, title, fields }, owner, now);
}

/** The path of the form of a draft; a query only says how the form began. */
const pathOfForm = "substr(form, 1, instr(form || '?', '?') - 1)";

function pathOf(form: Draft['form']): string {
  return form.replace(/\?.*/s, '');
}

/**
 * Replaces what a draft holds at `now` (UTC ms), if it is of the same form and as it was read, or holds
 * the same already; false where it does not, or is gone.
 */
export async function replaceDraft(
  db: Database,
  { id, updatedAt }: ReadDraft,
  { form, title, fields }: KeptForm,
  now: number,
): Promise<boolean> {
  const typed = JSON.stringify(fields);
  const [replaced] = await db.write([
    {
      // No two changes leave it at the same instant.
      sql: `UPDATE drafts SET form = ?, title = ?, fields = ?, updated_at = max(?, updated_at + 1)
            WHERE id = ? AND ${pathOfForm} = ? AND (updated_at = ? OR fields = ?)`,
      args: [form, title, typed, now, id, pathOf(form), updatedAt, typed],
    },
  ]);
  return (replaced?.rowsAffected ?? 0) > 0;
}

/** Reads a draft; null without it. One that belonged to nobody belongs to `reader` from then on. */
export async function openDraft(
  db: Database,
  id: string,
  reader: DraftOwner,
): Promise<Draft | null> {
  const draft = await readDraft(db, id);
  if (draft === null || draft.staffId !== nobodyYet.id) return draft;
  await db.write([
    {
      sql: 'UPDATE drafts SET staff_id = ?, author = ? WHERE id = ? AND staff_id = ?',
      args: [reader.id, reader.name, id, nobodyYet.id],
    },
  ]);
  return readDraft(db, id);
}

async function readDraft(db: Database, id: string): Promise<Draft | null> {
  const [draft] = await db.drizzle.select().from(drafts).where(eq(drafts.id, id));
  return draft ?? null;
}

/** A draft as lists show it. */
export type ListedDraft = Omit<Draft, 'fields'>;

/** How many drafts are listed. */
const mostListed = 100;

/** Reads the drafts that belong to somebody, the newest first and not more than 100. */
export function readDrafts(db: Database): Promise<readonly ListedDraft[]> {
  const { fields, ...listed } = getTableColumns(drafts);
  return db.drizzle
    .select(listed)
    .from(drafts)
    .where(ne(drafts.staffId, nobodyYet.id))
    .orderBy(desc(drafts.updatedAt), drafts.id)
    .limit(mostListed);
}

/** Takes drafts away that were sent from their form; what is of another form or was changed stays. */
export async function dropSentDrafts(
  db: Database,
  sent: readonly ReadDraft[],
  form: Draft['form'],
): Promise<void> {
  await db.write(
    sent.map(({ id, updatedAt }) => ({
      sql: `DELETE FROM drafts WHERE id = ? AND updated_at = ? AND ${pathOfForm} = ?`,
      args: [id, updatedAt, pathOf(form)],
    })),
  );
}

/** Takes a draft away that nobody wants. */
export async function dropDraft(db: Database, id: string): Promise<void> {
  await db.write([{ sql: 'DELETE FROM drafts WHERE id = ?', args: [id] }]);
}

const dayMs = 24 * 60 * 60 * 1000;

/** Takes away drafts that nobody touched for 30 days, and those of nobody after one. Returns how many. */
export async function dropOldDrafts(db: Database, now: number): Promise<number> {
  const [dropped] = await db.write([
    {
      sql: 'DELETE FROM drafts WHERE updated_at < ? OR (staff_id = ? AND updated_at < ?)',
      args: [now - 30 * dayMs, nobodyYet.id, now - dayMs],
    },
  ]);
  return dropped?.rowsAffected ?? 0;
}
