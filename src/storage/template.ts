import type { InStatement } from '@libsql/client';
import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { ShippedTemplate, Template, TemplateContent } from '../domain/words/template.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { newId } from './id.ts';
import { templates } from './schema-site.ts';

/**
 * Makes the templates known that come with the program, at start and as often as wanted. One whose
 * slug was ever used stays as staff have left it, also removed. `now` is UTC ms.
 */
export async function seedTemplates(
  db: Database,
  shipped: readonly ShippedTemplate[],
  now: number,
): Promise<void> {
  const used = await db.drizzle.select({ slug: templates.slug }).from(templates);
  const unused = shipped.filter((one) => !used.some(({ slug }) => slug === one.slug));
  if (unused.length === 0) return;
  const all = unused.map(({ slug, ...content }) => ({ id: newId(), slug, content }));
  await db.write([
    {
      sql: `INSERT INTO templates (id, slug, content, created_at, updated_at, version)
            SELECT value ->> 'id', value ->> 'slug', value -> 'content', ?, ?, 1
            FROM json_each(?) WHERE true
            ON CONFLICT (slug) DO NOTHING`,
      args: [now, now, JSON.stringify(all)],
    },
  ]);
}

/** Stores a new template, if the change was audited. */
export function insertTemplate(template: Template, change: string): InStatement {
  const { id, slug, createdAt, updatedAt, version } = template;
  return {
    sql: `INSERT INTO templates (id, slug, content, created_at, updated_at, version)
          SELECT ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [id, slug, written(template), createdAt, updatedAt, version, change],
  };
}

/** Stores what a template now is, if the change was audited. */
export function replaceTemplate(template: Template, change: string): InStatement {
  const { id, updatedAt, version } = template;
  return {
    sql: `UPDATE templates SET content = ?, updated_at = ?, version = ?
          WHERE id = ? AND ${ifAudited}`,
    args: [written(template), updatedAt, version, id, change],
  };
}

/** Takes a template away from an instant (UTC ms) on, if the change was audited. */
export function removeStoredTemplate(
  { id, version }: Pick<Template, 'id' | 'version'>,
  at: number,
  change: string,
): InStatement {
  return {
    sql: `UPDATE templates SET removed_at = ?, updated_at = ?, version = ?
          WHERE id = ? AND ${ifAudited}`,
    args: [at, at, version + 1, id, change],
  };
}

/** The template is still as it was read, and nobody has removed it. */
export function templateUnchanged({ id, version }: Pick<Template, 'id' | 'version'>): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM templates WHERE id = ? AND version = ? AND removed_at IS NULL)',
    args: [id, version],
  };
}

/** No template was ever called by the slug. */
export function templateSlugFree(slug: string): Guard {
  return { sql: 'NOT EXISTS (SELECT 1 FROM templates WHERE slug = ?)', args: [slug] };
}

/** Reads all templates, in the order in which they were made. */
export async function readTemplates(db: Database): Promise<readonly Template[]> {
  const rows = await db.drizzle
    .select()
    .from(templates)
    .where(isNull(templates.removedAt))
    .orderBy(asc(templates.createdAt), sql`rowid`);
  return rows.map(templateOf);
}

/** Reads a template by its id or slug; null where there is none, or where it was removed. */
export async function readTemplate(db: Database, name: string): Promise<Template | null> {
  const [row] = await db.drizzle
    .select()
    .from(templates)
    .where(and(or(eq(templates.id, name), eq(templates.slug, name)), isNull(templates.removedAt)));
  return row ? templateOf(row) : null;
}

/** Reads the slugs of the templates that were removed. */
export async function readRemovedTemplates(db: Database): Promise<readonly string[]> {
  const { slug, removedAt } = templates;
  const rows = await db.drizzle.select({ slug }).from(templates).where(isNotNull(removedAt));
  return rows.map((row) => row.slug);
}

function templateOf({ content, removedAt: _, ...known }: typeof templates.$inferSelect): Template {
  // Nothing but a `TemplateContent` is ever written there.
  return { ...(content as TemplateContent), ...known };
}

function written({ id, slug, createdAt, updatedAt, version, ...content }: Template): string {
  return JSON.stringify(content);
}
