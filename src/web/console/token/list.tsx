import type { Child } from 'hono/jsx';
import type { Scope } from '../../../domain/actor.ts';
import { type TokenTexts, tokenTexts } from '../../../i18n/console/token-texts.ts';
import { readStaff } from '../../../storage/staff.ts';
import {
  readTokenMakers,
  readTokens,
  type Token,
  type TokenMaker,
} from '../../../storage/token.ts';
import { Around } from '../../components/around.tsx';
import { FutureTime, PastTime } from '../../components/time.tsx';
import { consolePath } from '../console-path.ts';
import type { Refused } from '../refused.ts';
import type { Answer, StaffAsked } from '../route.ts';
import { TokenForm } from './form.tsx';

/** A token, and in words who made it. */
type Listed = Readonly<{ token: Token; made: string }>;

/** All tokens, those that are of use first, and below them the form for a new one. */
export async function tokenListPage(asked: StaffAsked, refused: Refused | null): Promise<Answer> {
  const { language, now } = asked;
  const texts = tokenTexts[language];
  const all = await listedTokens(asked);
  const valid = all.filter(({ token }) => isValid(token, now));
  const former = all.filter(({ token }) => !isValid(token, now));
  const content = (
    <>
      <p>{texts.about}</p>
      {all.length === 0 && <p>{texts.nobody}</p>}
      <TokenList asked={asked} tokens={valid} />
      {former.length > 0 && (
        <details class="former">
          <summary>{texts.former(former.length)}</summary>
          <TokenList asked={asked} tokens={former} />
        </details>
      )}
      <h2>{texts.create.title}</h2>
      <TokenForm asked={asked} refused={refused} />
    </>
  );
  return { kind: 'page', status: refused?.status ?? 200, title: texts.title, content };
}

async function listedTokens({ db, language }: StaffAsked): Promise<readonly Listed[]> {
  const [tokens, staff] = await Promise.all([readTokens(db), readStaff(db)]);
  const makers = await readTokenMakers(
    db,
    tokens.map(({ id }) => id),
  );
  const present = new Set(staff.map(({ id }) => id));
  return tokens.map((token) => {
    const maker = makers.get(token.id) ?? { id: null, name: null };
    return { token, made: madeBy(maker, present, tokenTexts[language]) };
  });
}

function madeBy({ id, name }: TokenMaker, present: ReadonlySet<string>, texts: TokenTexts): string {
  if (id === null || name === null) return texts.madeAtTerminal;
  return present.has(id) ? texts.madeBy(name) : texts.madeByFormer(name);
}

/** Whether a token counts at an instant (UTC ms). */
export function isValid({ revokedAt, expiresAt }: Token, now: number): boolean {
  return revokedAt === null && (expiresAt === null || now < expiresAt);
}

type ListProps = Readonly<{ asked: StaffAsked; tokens: readonly Listed[] }>;

function TokenList({ asked, tokens }: ListProps) {
  const { language, now } = asked;
  const texts = tokenTexts[language];
  if (tokens.length === 0) return null;
  return (
    <ul class="rows">
      {tokens.map(({ token, made }) => (
        <li>
          <div>
            <p>
              <bdi>{token.name}</bdi>
            </p>
            <p>{token.scopes.map((scope) => scopeText(scope, texts)).join(' · ')}</p>
            <p>
              <Lasting token={token} asked={asked} /> · <Used token={token} asked={asked} /> ·{' '}
              {made}
            </p>
          </div>
          <div class="acts">
            <a class="button" href={`${consolePath}/audit?who=token:${token.id}`}>
              {texts.log}
            </a>
            {isValid(token, now) && (
              <a class="button" href={`${consolePath}/tokens/${token.id}/revocation`}>
                {texts.revoke.submit}
              </a>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function scopeText(scope: Scope, texts: TokenTexts): string {
  if (scope === '*') return texts.everything;
  // A scope is a noun and an access, and no other.
  const [noun, access] = scope.split(':') as [keyof TokenTexts['nouns'], 'read' | 'write'];
  return texts.scope(texts.nouns[noun], texts.access[access]);
}

type TokenProps = Readonly<{ token: Token; asked: StaffAsked }>;

function Lasting({ token: { revokedAt, expiresAt }, asked }: TokenProps): Child {
  const { language, reading, now } = asked;
  const texts = tokenTexts[language];
  if (revokedAt !== null) return past(texts.revoked, revokedAt, asked);
  if (expiresAt === null) return texts.noExpiry;
  if (expiresAt <= now) return past(texts.expired, expiresAt, asked);
  return (
    <Around {...texts.expires}>
      <FutureTime instant={expiresAt} language={language} reading={reading} />
    </Around>
  );
}

function Used({ token: { lastUsedAt }, asked }: TokenProps): Child {
  const texts = tokenTexts[asked.language];
  return lastUsedAt === null ? texts.never : past(texts.used, lastUsedAt, asked);
}

function past(around: TokenTexts['used'], instant: number, { language, reading }: StaffAsked) {
  return (
    <Around {...around}>
      <PastTime instant={instant} language={language} reading={reading} />
    </Around>
  );
}
