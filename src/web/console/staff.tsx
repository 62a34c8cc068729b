import { changeRole } from '../../actions/change-role.ts';
import { disableSecondFactor } from '../../actions/disable-second-factor.ts';
import { inviteStaff } from '../../actions/invite-staff.ts';
import type { IssuedLink } from '../../actions/issue-staff-link.ts';
import { nobodySuch } from '../../actions/keep-staff.ts';
import { offerReset } from '../../actions/offer-reset.ts';
import { removeStaff } from '../../actions/remove-staff.ts';
import { type Role, roles } from '../../domain/staff.ts';
import type { ConsoleTexts } from '../../i18n/console-texts.ts';
import { type ListedStaff, readStaff, readStaffMember } from '../../storage/staff.ts';
import { type Faults, faultsOf } from './faults.ts';
import { Field, FormFault } from './field.tsx';
import { typedIn } from './form.ts';
import { linkTo } from './link.ts';
import { consolePath } from './mount-console.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

const path = `${consolePath}/staff`;
const list: Answer = { kind: 'go', to: path, cookies: [] };

export const staffRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/staff', allows: 'admin', handle: (asked) => listPage(asked, 200, {}) },
  { method: 'POST', path: '/staff/invitations', allows: 'admin', handle: invite },
  { method: 'POST', path: '/staff/:id/role', allows: 'admin', handle: giveRole },
  { method: 'POST', path: '/staff/:id/password-link', allows: 'admin', handle: makePasswordLink },
  { method: 'POST', path: '/staff/:id/code-removal', allows: 'admin', handle: turnCodeOff },
  { method: 'GET', path: '/staff/:id/removal', allows: 'admin', handle: askBeforeRemoval },
  { method: 'POST', path: '/staff/:id/removal', allows: 'admin', handle: remove },
];

async function invite(asked: StaffAsked): Promise<Answer> {
  const { acting, fields, texts } = asked;
  const input = { email: typedIn(fields, 'email'), role: typedIn(fields, 'role') };
  try {
    return linkPage(asked, await inviteStaff(acting, input));
  } catch (error) {
    return listPage(asked, 422, faultsOf(error, texts));
  }
}

async function giveRole({ acting, param, fields }: StaffAsked): Promise<Answer> {
  await changeRole(acting, param('id'), { role: typedIn(fields, 'role') });
  return list;
}

async function makePasswordLink(asked: StaffAsked): Promise<Answer> {
  return linkPage(asked, await offerReset(asked.acting, asked.param('id')));
}

async function turnCodeOff({ acting, param }: StaffAsked): Promise<Answer> {
  await disableSecondFactor(acting, param('id'));
  return list;
}

async function remove({ acting, param }: StaffAsked): Promise<Answer> {
  await removeStaff(acting, param('id'));
  return list;
}

async function askBeforeRemoval({ db, param, texts }: StaffAsked): Promise<Answer> {
  const member = await readStaffMember(db, param('id'));
  if (!member) throw nobodySuch();
  const content = (
    <form method="post" action={`${path}/${member.id}/removal`}>
      <p>{texts.staff.beforeRemoval(member.name, member.email)}</p>
      <button class="main" type="submit">
        {texts.staff.remove}
      </button>
      <BackLink texts={texts} />
    </form>
  );
  return { kind: 'page', status: 200, title: texts.staff.remove, content };
}

/** A secret must not stand in an address of the browser's history, so it comes with the answer. */
function linkPage({ baseUrl, texts }: StaffAsked, { link, secret }: IssuedLink): Answer {
  const content = (
    <>
      <p>{texts.staff.link(link.email ?? '')}</p>
      <p class="once">{linkTo(baseUrl, secret)}</p>
      <p>{texts.staff.linkNote}</p>
      <BackLink texts={texts} />
    </>
  );
  return { kind: 'page', status: 200, title: texts.staff.title, content };
}

function BackLink({ texts }: Readonly<{ texts: ConsoleTexts }>) {
  return (
    <p>
      <a class="more" href={path}>
        {texts.staff.back}
      </a>
    </p>
  );
}

async function listPage(asked: StaffAsked, status: 200 | 422, faults: Faults): Promise<Answer> {
  const { db, texts, visitor, fields } = asked;
  const people = await readStaff(db);
  const content = (
    <>
      <ul class="people">
        {people.map((person) => (
          <Person {...{ person, texts, isYou: person.id === visitor.id }} />
        ))}
      </ul>
      <h2>{texts.staff.invite.title}</h2>
      <form method="post" action={`${path}/invitations`}>
        {faults.taken && <FormFault>{faults.taken}</FormFault>}
        <Field
          {...{ name: 'email', label: texts.email, type: 'email', autocomplete: 'off' }}
          {...{ value: typedIn(fields, 'email'), fault: faults.email }}
        />
        <div class="field">
          <label for="role">{texts.staff.roleLabel}</label>
          <RoleSelect {...{ id: 'role', texts, chosen: typedIn(fields, 'role') || 'responder' }} />
          {faults.role && <p class="fault">{faults.role}</p>}
        </div>
        <button class="main" type="submit">
          {texts.staff.invite.submit}
        </button>
      </form>
    </>
  );
  return { kind: 'page', status, title: texts.staff.title, content };
}

type PersonProps = Readonly<{ person: ListedStaff; texts: ConsoleTexts; isYou: boolean }>;

function Person({ person, texts, isYou }: PersonProps) {
  const { id, name, email, role, twoFactorEnabled } = person;
  const notes = [email, texts.role[role]];
  if (twoFactorEnabled) notes.push(texts.staff.withCode);
  if (isYou) notes.push(texts.staff.you);
  return (
    <li>
      <p>
        <bdi>{name}</bdi>
      </p>
      <p>{notes.join(' · ')}</p>
      <div class="acts">
        <form method="post" action={`${path}/${id}/role`}>
          <RoleSelect
            {...{ id: `role-${id}`, texts, chosen: role, label: texts.staff.roleLabel }}
          />
          <button type="submit">{texts.staff.changeRole}</button>
        </form>
        <form method="post" action={`${path}/${id}/password-link`}>
          <button type="submit">{texts.staff.newLink}</button>
        </form>
        {twoFactorEnabled && (
          <form method="post" action={`${path}/${id}/code-removal`}>
            <button type="submit">{texts.staff.disableCode}</button>
          </form>
        )}
        <form method="get" action={`${path}/${id}/removal`}>
          <button type="submit">{texts.staff.remove}</button>
        </form>
      </div>
    </li>
  );
}

type SelectProps = Readonly<{
  id: string;
  texts: ConsoleTexts;
  chosen: string;
  /** Where no label stands before it. */
  label?: string;
}>;

function RoleSelect({ id, texts, chosen, label }: SelectProps) {
  const options: readonly Role[] = roles;
  return (
    <select id={id} name="role" aria-label={label}>
      {options.map((role) => (
        <option value={role} selected={role === chosen}>
          {texts.role[role]}
        </option>
      ))}
    </select>
  );
}
