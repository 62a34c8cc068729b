import { createToken } from '../../actions/create-token.ts';
import { revokeToken } from '../../actions/revoke-token.ts';
import { AppError } from '../../domain/app-error.ts';
import { tokenTexts } from '../../i18n/console/token-texts.ts';
import { readTokens, type Token } from '../../storage/token.ts';
import { consolePath } from './console-path.ts';
import { notRefused, type Refused, refusedBy } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { StaffForm } from './staff-form.tsx';
import { tokenInputIn } from './token/form.tsx';
import { tokenListPage } from './token/list.tsx';

/** Tokens of the API: seen, made and revoked by admins. */
export const tokenRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/tokens',
    allows: 'admin',
    handle: (asked) => tokenListPage(asked, null),
  },
  { method: 'POST', path: '/tokens', allows: 'admin', handle: create },
  { method: 'GET', path: '/tokens/:id/revocation', allows: 'admin', handle: askBeforeRevocation },
  { method: 'POST', path: '/tokens/:id/revocation', allows: 'admin', handle: revoke },
];

async function create(asked: StaffAsked): Promise<Answer> {
  const { acting, fields, now } = asked;
  try {
    const { token, secret } = await createToken(acting, tokenInputIn(fields, now));
    return secretPage(asked, token, secret);
  } catch (error) {
    return tokenListPage(asked, refusalOf(error, asked));
  }
}

function refusalOf(error: unknown, { language, texts }: StaffAsked): Refused {
  const { faults, madeBefore } = tokenTexts[language].create;
  if (error instanceof AppError && error.code === 'conflict') {
    return { status: 409, whole: madeBefore, faults: notRefused };
  }
  return refusedBy(error, texts, faults);
}

/**
 * A secret must not stand in an address of the browser's history nor wait in the database to be
 * shown, so it comes with the answer; whoever sends the form again is not told it again.
 */
function secretPage({ language }: StaffAsked, { name }: Token, secret: string): Answer {
  const { title, text, note, use } = tokenTexts[language].secret;
  const content = (
    <>
      <p>{text(name)}</p>
      <p class="once">{secret}</p>
      <p>{note}</p>
      <p>{use}</p>
      <p class="once">Authorization: Bearer {secret}</p>
    </>
  );
  return { kind: 'page', status: 200, title, content };
}

async function askBeforeRevocation(asked: StaffAsked): Promise<Answer> {
  const { language } = asked;
  const token = await tokenOf(asked);
  const { submit, ask, goneBefore } = tokenTexts[language].revoke;
  const path = `/tokens/${token.id}/revocation`;
  const content =
    token.revokedAt === null ? (
      <StaffForm asked={asked} action={path} page={path}>
        <p>{ask(token.name)}</p>
        <button class="main" type="submit">
          {submit}
        </button>
      </StaffForm>
    ) : (
      <p>{goneBefore}</p>
    );
  return { kind: 'page', status: 200, title: submit, content };
}

/** Twice is once: whoever asks again finds it revoked. */
async function revoke(asked: StaffAsked): Promise<Answer> {
  const { acting } = asked;
  const token = await tokenOf(asked);
  if (token.revokedAt === null) await revokeToken(acting, token.id);
  return { kind: 'go', to: `${consolePath}/tokens`, cookies: [] };
}

async function tokenOf({ db, param }: StaffAsked): Promise<Token> {
  const token = (await readTokens(db)).find(({ id }) => id === param('id'));
  if (!token) throw new AppError('not_found', 'There is no token of this id.');
  return token;
}
