import { changePassword } from '../../actions/change-password.ts';
import { revokeOtherSessions, revokeSession } from '../../actions/revoke-session.ts';
import { timestamp } from '../../domain/time/timestamp.ts';
import { readSessions, type StaffSession } from '../../storage/staff-session.ts';
import { type Faults, faultsOf } from './faults.ts';
import { Field, FormFault, KnownUser } from './field.tsx';
import { typedIn } from './form.ts';
import { consolePath } from './mount-console.ts';
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
  const { auth, headers, fields, acting, visitor, texts, network, now } = asked;
  const wait = asked.attempts(network, visitor.id, now);
  if (wait !== null) return accountPage(asked, 429, {}, texts.signIn.tooMany(wait));
  if (!(await knowsPassword(auth, headers, typedIn(fields, 'current')))) {
    return accountPage(asked, 422, {}, texts.account.wrongPassword);
  }
  try {
    await changePassword(acting, visitor.id, { password: typedIn(fields, 'password') });
    return { kind: 'go', to: `${consolePath}/sign-in?done=password`, cookies: [] };
  } catch (error) {
    return accountPage(asked, 422, faultsOf(error, texts));
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
  { db, now, texts, visitor }: StaffAsked,
  status: 200 | 422 | 429,
  faults: Faults = {},
  wrong: string | null = null,
): Promise<Answer> {
  const { account } = texts;
  const sessions = await readSessions(db, visitor.id, now);
  const { twoFactorEnabled, sessionId } = visitor;
  const content = (
    <>
      <p>{visitor.email}</p>
      <h2>{account.sessions}</h2>
      <ul class="people">
        {sessions.map((session) => (
          <Session {...{ session, account, isThis: session.id === sessionId }} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={`${path}/sessions/others/end`}>
          <button type="submit">{account.endOthers}</button>
        </form>
      )}
      <h2>{account.code.title}</h2>
      <p>{twoFactorEnabled ? account.code.on : account.code.off}</p>
      <p>
        <a class="more" href={`${path}/code`}>
          {twoFactorEnabled ? account.code.disable : account.code.enable}
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
          {...{ autocomplete: 'new-password', hint: texts.passwordHint, fault: faults.password }}
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
  account: StaffAsked['texts']['account'];
  isThis: boolean;
}>;

function Session({ session, account, isThis }: SessionProps) {
  const { id, createdAt, address, userAgent } = session;
  const at = `${timestamp(createdAt).slice(0, 16).replace('T', ' ')} UTC`;
  const notes = [account.since(at), ...(address ? [address] : [])];
  return (
    <li>
      <p>{userAgent ?? account.unknownBrowser}</p>
      <p>{[...notes, ...(isThis ? [account.thisSession] : [])].join(' · ')}</p>
      {!isThis && (
        <form method="post" action={`${path}/sessions/${id}/end`}>
          <button type="submit">{account.endSession}</button>
        </form>
      )}
    </li>
  );
}
