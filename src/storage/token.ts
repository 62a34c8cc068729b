import type { InStatement } from '@libsql/client';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../domain/actor.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { auditEntries, tokens } from './schema-changes.ts';

/** A bearer token as far as it is known after it was handed out. Instants are UTC milliseconds. */
export type Token = Readonly<{
  id: string;
  name: string;
  scopes: readonly Scope[];
  createdAt: number;
  /** From then on it is refused; null for never. */
  expiresAt: number | null;
  /** To the minute. */
  lastUsedAt: number | null;
  revokedAt: number | null;
}>;

/** Stores a new token by its hash (SHA-256, hex), if the change was audited. */
export function insertToken(token: Token, hash: string, change: string): InStatement {
  const { id, name, scopes, createdAt, expiresAt } = token;
  return {
    sql: `INSERT INTO tokens (id, name, hash, scopes, created_at, expires_at)
          SELECT ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [id, name, hash, JSON.stringify(scopes), createdAt, expiresAt, change],
  };
}

/** There is such a token, and nobody has revoked it. */
export function tokenStands(id: string): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM tokens WHERE id = ? AND revoked_at IS NULL)',
    args: [id],
  };
}

/** Revokes a token from an instant (UTC ms) on, if the change was audited. */
export function revokeStored(id: string, at: number, change: string): InStatement {
  return {
    sql: `UPDATE tokens SET revoked_at = ? WHERE id = ? AND ${ifAudited}`,
    args: [at, id, change],
  };
}

/** All that may be seen of a token: everything but its hash. */
const shown = {
  id: tokens.id,
  name: tokens.name,
  scopes: tokens.scopes,
  createdAt: tokens.createdAt,
  expiresAt: tokens.expiresAt,
  lastUsedAt: tokens.lastUsedAt,
  revokedAt: tokens.revokedAt,
};

/** Reads the token of a hash (SHA-256, hex), also one that no longer counts; null without one. */
export async function readTokenBy(db: Database, hash: string): Promise<Token | null> {
  const [token] = await db.drizzle.select(shown).from(tokens).where(eq(tokens.hash, hash));
  return token ?? null;
}

/** Reads all tokens that were ever made, newest first. */
export function readTokens(db: Database): Promise<readonly Token[]> {
  return db.drizzle.select(shown).from(tokens).orderBy(desc(tokens.createdAt), tokens.id);
}

/** Who made a token; `id` is of somebody of the staff, null of the operator. */
export type TokenMaker = Readonly<{ id: string | null; name: string | null }>;

/** Reads who made these tokens, by the id of the token; the audit knows. */
export async function readTokenMakers(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TokenMaker>> {
  const { subject, action, actorId, actorName } = auditEntries;
  const made = await db.drizzle
    .select({ token: subject, id: actorId, name: actorName })
    .from(auditEntries)
    .where(and(inArray(subject, ids), eq(action, 'token.create')));
  return new Map(made.map(({ token, ...maker }) => [token, maker]));
}

/** How long a noted use stands, in milliseconds. */
const notedForMs = 60_000;

/** Whether the last use of a token was noted too long ago to say when it is used now (UTC ms). */
export function isUseToBeNoted({ lastUsedAt }: Token, now: number): boolean {
  return lastUsedAt === null || now - lastUsedAt >= notedForMs;
}

/** Notes that a token was used at `now` (UTC ms), unless somebody has just done so. */
export async function noteTokenUse(db: Database, id: string, now: number): Promise<void> {
  await db.write([
    {
      sql: `UPDATE tokens SET last_used_at = ?
            WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)`,
      args: [now, id, now - notedForMs],
    },
  ]);
}
