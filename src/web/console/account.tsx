import { changePassword } from '../../actions/change-password.ts';
import { revokeOtherSessions, revokeSession } from '../../actions/revoke-session.ts';
import { dayTime, offsetFromUtc } from '../../i18n/time.ts';
import { readSessions, type StaffSession } from '../../storage/staff-session.ts';
import { accountFaults } from './account-faults.ts';
import { refusedTooOften } from './attempted.ts';
import { browserName } from './browser-name.ts';
import { consolePath } from './console-path.ts';
import { Field, FormFault, KnownUser } from './field.tsx';
import { typedIn } from './form.ts';
import { type FieldFaults, notRefused } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { knowsPassword } from './session.ts';

const path = `${consolePath}/account`;
const back: Answer = { kind: 'go', to: path, cookies: [] };

/** What whoever is signed in may do with their own account. */
export const accountRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/account', allows: 'viewer', handle: (asked) => accountPage(asked, 200) },
  { method: 'POST', path: '/account/password', allows: 'viewer', handle: choosePassword },
  { method: 'POST', path: '/account/sessions/others/end', allows: 'viewer', handle: endOthers },
  { method: 'POST', path: '/account/sessions/:id/end', allows: 'viewer', handle: endOne },
];

async function choosePassword(asked: StaffAsked): Promise<Answer> {
  const { fields, acting, visitor, texts } = asked;
  const tooOften = await refusedTooOften(asked, visitor.id, (text) =>
    accountPage(asked, 429, notRefused, text),
  );
  if (tooOften) return tooOften;
  if (!(await knowsPassword(asked, typedIn(fields, 'current')))) {
    return accountPage(asked, 422, notRefused, texts.account.wrongPassword);
  }
  try {
    await changePassword(acting, visitor.id, { password: typedIn(fields, 'password') });
    return { kind: 'go', to: `${consolePath}/sign-in?done=password`, cookies: [] };
  } catch (error) {
    return accountPage(asked, 422, accountFaults(error, texts));
  }
}

async function endOthers({ acting, visitor }: StaffAsked): Promise<Answer> {
  await revokeOtherSessions(acting, visitor.id, visitor.sessionId);
  return back;
}

async function endOne({ acting, visitor, param }: StaffAsked): Promise<Answer> {
  await revokeSession(acting, visitor.id, param('id'));
  return back;
}

async function accountPage(
  asked: StaffAsked,
  status: 200 | 422 | 429,
  faults: FieldFaults = notRefused,
  wrong: string | null = null,
): Promise<Extract<Answer, { kind: 'page' }>> {
  const { db, now, texts, visitor } = asked;
  const { account } = texts;
  const sessions = await readSessions(db, visitor.id, now);
  const { twoFactorEnabled, sessionId } = visitor;
  const content = (
    <>
      <p>{visitor.email}</p>
      <h2>{account.sessions}</h2>
      <ul class="people">
        {sessions.map((session) => (
          <Session {...{ session, asked, isThis: session.id === sessionId }} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={`${path}/sessions/others/end`}>
          <button type="submit">{account.endOthers}</button>
        </form>
      )}
      <h2>{account.secondFactor.title}</h2>
      <p>{twoFactorEnabled ? account.secondFactor.on : account.secondFactor.off}</p>
      <p>
        <a class="more" href={`${path}/second-factor`}>
          {twoFactorEnabled ? account.secondFactor.disable : account.secondFactor.enable}
        </a>
      </p>
      <h2>{account.changePassword}</h2>
      <form method="post" action={`${path}/password`}>
        <p>{account.endsSessions}</p>
        <KnownUser email={visitor.email} />
        {wrong !== null && <FormFault>{wrong}</FormFault>}
        <Field
          {...{ name: 'current', label: account.currentPassword, type: 'password' }}
          autocomplete="current-password"
        />
        <Field
          {...{ name: 'password', label: texts.newPassword, type: 'password' }}
          {...{
            autocomplete: 'new-password',
            hint: texts.passwordHint,
            fault: faults.get('password'),
          }}
        />
        <button class="main" type="submit">
          {account.changePassword}
        </button>
      </form>
    </>
  );
  return { kind: 'page', status, title: account.title, content };
}

type SessionProps = Readonly<{
  session: StaffSession;
  asked: StaffAsked;
  isThis: boolean;
}>;

function Session({ session, asked, isThis }: SessionProps) {
  const { language, reading, texts } = asked;
  const { account } = texts;
  const { id, createdAt, address, userAgent } = session;
  const at = `${dayTime(createdAt, language, reading)} (${offsetFromUtc(reading)})`;
  const notes = [account.since(at), ...(address ? [address] : [])];
  return (
    <li>
      <p title={userAgent ?? undefined}>
        {userAgent ? browserName(userAgent) : account.unknownBrowser}
      </p>
      <p>{[...notes, ...(isThis ? [account.thisSession] : [])].join(' · ')}</p>
      {!isThis && (
        <form method="post" action={`${path}/sessions/${id}/end`}>
          <button type="submit">{account.endSession}</button>
        </form>
      )}
    </li>
  );
}
