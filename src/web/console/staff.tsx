import { changeRole } from '../../actions/change-role.ts';
import { disableSecondFactor } from '../../actions/disable-second-factor.ts';
import { inviteStaff } from '../../actions/invite-staff.ts';
import type { IssuedLink } from '../../actions/issue-staff-link.ts';
import { offerReset } from '../../actions/offer-reset.ts';
import { removeStaff } from '../../actions/remove-staff.ts';
import { revokeInvitation } from '../../actions/revoke-invitation.ts';
import { AppError } from '../../domain/app-error.ts';
import { accountFaults } from './account-faults.ts';
import { BackLink } from './back-link.tsx';
import { consolePath } from './console-path.ts';
import { typedIn } from './form.ts';
import { linkTo } from './link.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { staffListPage } from './staff-list.tsx';
import { askBeforeRemoval } from './staff-removal.tsx';

const path = `${consolePath}/staff`;
const list: Answer = { kind: 'go', to: path, cookies: [] };
const saved: Answer = { ...list, to: `${path}?done=saved` };

export const staffRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/staff', allows: 'admin', handle: show },
  { method: 'POST', path: '/staff/invitations', allows: 'admin', handle: invite },
  { method: 'POST', path: '/staff/invitations/:id/removal', allows: 'admin', handle: takeBack },
  { method: 'POST', path: '/staff/:id/role', allows: 'admin', handle: giveRole },
  { method: 'POST', path: '/staff/:id/password-link', allows: 'admin', handle: makePasswordLink },
  {
    method: 'POST',
    path: '/staff/:id/second-factor/removal',
    allows: 'admin',
    handle: turnSecondFactorOff,
  },
  { method: 'GET', path: '/staff/:id/removal', allows: 'admin', handle: askBeforeRemoval },
  { method: 'POST', path: '/staff/:id/removal', allows: 'admin', handle: remove },
];

async function show(asked: StaffAsked): Promise<Answer> {
  return staffListPage(asked, { status: 200 });
}

async function invite(asked: StaffAsked): Promise<Answer> {
  const { acting, fields, texts } = asked;
  const input = { email: typedIn(fields, 'email'), role: typedIn(fields, 'role') };
  try {
    return linkPage(asked, await inviteStaff(acting, input), []);
  } catch (error) {
    return staffListPage(asked, { status: 422, faults: accountFaults(error, texts) });
  }
}

async function takeBack({ acting, param }: StaffAsked): Promise<Answer> {
  await revokeInvitation(acting, param('id'));
  return list;
}

async function giveRole(asked: StaffAsked): Promise<Answer> {
  const { acting, param, fields, texts } = asked;
  const role = typedIn(fields, 'role');
  return unlessConflict(asked, texts.staff.lastAdmin, async () => {
    await changeRole(acting, param('id'), { role });
    return saved;
  });
}

async function makePasswordLink(asked: StaffAsked): Promise<Answer> {
  const { acting, param, texts } = asked;
  return unlessConflict(asked, texts.staff.ownAccount, async () =>
    linkPage(asked, await offerReset(acting, param('id')), [texts.staff.resetNote]),
  );
}

async function turnSecondFactorOff(asked: StaffAsked): Promise<Answer> {
  const { acting, param, texts } = asked;
  return unlessConflict(asked, texts.staff.ownAccount, async () => {
    await disableSecondFactor(acting, param('id'));
    return saved;
  });
}

async function remove(asked: StaffAsked): Promise<Answer> {
  const { acting, param, texts } = asked;
  return unlessConflict(asked, texts.staff.lastAdmin, async () => {
    await removeStaff(acting, param('id'));
    return list;
  });
}

/** Does it, or says above the list why it cannot be done. */
async function unlessConflict(
  asked: StaffAsked,
  why: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return staffListPage(asked, { status: 409, why });
  }
}

/** A secret must not stand in an address of the browser's history, so it comes with the answer. */
function linkPage(
  { baseUrl, texts }: StaffAsked,
  { link, secret }: IssuedLink,
  notes: readonly string[],
): Answer {
  const content = (
    <>
      <p>{texts.staff.link(link.email ?? '')}</p>
      <p class="once">{linkTo(baseUrl, secret)}</p>
      {[texts.staff.linkNote, ...notes].map((note) => (
        <p>{note}</p>
      ))}
      <BackLink to="/staff">{texts.staff.back}</BackLink>
    </>
  );
  return { kind: 'page', status: 200, title: texts.staff.title, content };
}
