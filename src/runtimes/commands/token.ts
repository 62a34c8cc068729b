import * as z from 'zod';
import { createToken } from '../../actions/create-token.ts';
import { revokeToken } from '../../actions/revoke-token.ts';
import { timestampOrNull } from '../../domain/time/timestamp.ts';
import { readTokens, type Token } from '../../storage/token.ts';
import type { Config } from '../config.ts';
import { table } from '../table.ts';
import { asUsage, UsageError } from '../usage-error.ts';
import { atTerminal } from './at-terminal.ts';

/** `expires` is a number of days or an instant as ISO 8601 writes it; without it a token stays. */
type Wanted = Readonly<{ name: string; scope: readonly string[]; expires?: string }>;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Makes a token of the API. Returns its secret, and a sentence about it.
 * @throws UsageError when a scope, the name or the end is wrong.
 */
export function createTokenNow(
  config: Config,
  { name, scope, expires }: Wanted,
): Promise<Readonly<{ secret: string; told: string }>> {
  const now = Date.now();
  const expiresAt = expires === undefined ? null : expiryOf(expires, now);
  return atTerminal(config, now, async (acting) => {
    const input = { name, scopes: scope, expiresAt };
    const { token, secret } = await createToken(acting, input).catch(asUsage);
    return { secret, told: toldOf(token) };
  });
}

/** Lists all tokens that were ever made, without their secrets. */
export function listTokens(config: Config): Promise<string> {
  return atTerminal(config, Date.now(), async ({ db, now }) => {
    const tokens = await readTokens(db);
    if (tokens.length === 0) return 'There is no token; make one with `helplight token create`.';
    return table(
      tokens.map((token) => [token.id, token.name, token.scopes.join(' '), stateOf(token, now)]),
    );
  });
}

/** Revokes a token by its id. */
export function revokeTokenNow(config: Config, id: string): Promise<string> {
  return atTerminal(config, Date.now(), async (acting) => {
    await revokeToken(acting, id);
    return `The token ${id} is revoked; whoever uses it is refused from now on.`;
  });
}

function expiryOf(text: string, now: number): string {
  if (/^\d{1,5}$/.test(text)) return new Date(now + Number(text) * dayMs).toISOString();
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return text;
  throw new UsageError(
    '--expires must be a number of days, or an instant such as 2027-01-31T00:00:00Z.',
  );
}

function toldOf({ id, name, scopes, expiresAt }: Token): string {
  const until = expiresAt === null ? '' : ` until ${new Date(expiresAt).toISOString()}`;
  return `Token ${id} "${name}" may use ${scopes.join(' ')}${until}; it is shown this once, so keep it safe.`;
}

function stateOf({ revokedAt, expiresAt, lastUsedAt }: Token, now: number): string {
  if (revokedAt !== null) return `revoked ${timestampOrNull(revokedAt)}`;
  if (expiresAt !== null && expiresAt <= now) return `expired ${timestampOrNull(expiresAt)}`;
  return lastUsedAt === null ? 'never used' : `last used ${timestampOrNull(lastUsedAt)}`;
}
