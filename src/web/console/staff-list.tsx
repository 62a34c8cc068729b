import { type Role, roles } from '../../domain/staff.ts';
import type { ConsoleTexts } from '../../i18n/console/texts.ts';
import { dayTime } from '../../i18n/time.ts';
import { type ListedStaff, readStaff } from '../../storage/staff.ts';
import { readInvitations, type StaffLink } from '../../storage/staff-link.ts';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import { Field, FormFault, SelectField } from './field.tsx';
import { typedIn, typedOr } from './form.ts';
import { type FieldFaults, notRefused } from './refused.ts';
import type { Answer, StaffAsked } from './route.ts';
import { StaffForm } from './staff-form.tsx';

const path = `${consolePath}/staff`;

/** How the list is shown: what is wrong with the invitation, or why something cannot be done. */
type Shown = Readonly<{ status: 200 | 409 | 422; faults?: FieldFaults; why?: string }>;

/** Everybody on the staff, whoever is invited, and the form to invite somebody. */
export async function staffListPage(
  asked: StaffAsked,
  { status, faults = notRefused, why }: Shown,
): Promise<Answer> {
  const { db, now, texts, visitor } = asked;
  const [people, invitations] = await Promise.all([readStaff(db), readInvitations(db, now)]);
  const content = (
    <>
      <DoneNote asked={asked} />
      {why !== undefined && <FormFault>{why}</FormFault>}
      <ul class="people">
        {people.map((person) => (
          <Person {...{ person, texts, isYou: person.id === visitor.id }} />
        ))}
      </ul>
      {invitations.length > 0 && <Invitations {...{ invitations, asked }} />}
      <h2>{texts.staff.invite.title}</h2>
      <InviteForm {...{ asked, faults }} />
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
          <RoleSelect {...{ id, texts, chosen: role }} />
          <button type="submit">{texts.staff.changeRole}</button>
        </form>
        {!isYou && <OthersAccount {...{ person, texts }} />}
        <form method="get" action={`${path}/${id}/removal`}>
          <button type="submit">{texts.staff.remove}</button>
        </form>
      </div>
    </li>
  );
}

type OthersProps = Readonly<{ person: ListedStaff; texts: ConsoleTexts }>;

/** What people do for themselves on their own page, which asks for their password. */
function OthersAccount({ person: { id, twoFactorEnabled }, texts }: OthersProps) {
  return (
    <>
      <form method="post" action={`${path}/${id}/password-link`}>
        <button type="submit">{texts.staff.newLink}</button>
      </form>
      {twoFactorEnabled && (
        <form method="post" action={`${path}/${id}/second-factor/removal`}>
          <button type="submit">{texts.staff.disableSecondFactor}</button>
        </form>
      )}
    </>
  );
}

type RoleSelectProps = Readonly<{ id: string; texts: ConsoleTexts; chosen: Role }>;

/** Without a label before it: the list says already whose role it is. */
function RoleSelect({ id, texts, chosen }: RoleSelectProps) {
  return (
    <select id={`role-${id}`} name="role" aria-label={texts.staff.roleLabel}>
      {roles.map((role) => (
        <option value={role} selected={role === chosen}>
          {texts.role[role]}
        </option>
      ))}
    </select>
  );
}

type InvitationsProps = Readonly<{ invitations: readonly StaffLink[]; asked: StaffAsked }>;

function Invitations({ invitations, asked }: InvitationsProps) {
  const { language, reading, texts } = asked;
  const { open } = texts.staff;
  return (
    <>
      <h2>{open.title}</h2>
      <ul class="people">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li>
            <p>
              <bdi>{email}</bdi>
            </p>
            <p>
              {[texts.role[role], open.until(dayTime(expiresAt, language, reading))].join(' · ')}
            </p>
            <form class="acts" method="post" action={`${path}/invitations/${id}/removal`}>
              <button type="submit">{open.takeBack}</button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}

type InviteProps = Readonly<{ asked: StaffAsked; faults: FieldFaults }>;

function InviteForm({ asked, faults }: InviteProps) {
  const { texts, typed } = asked;
  const options = roles.map((value) => ({ value, text: texts.role[value] }));
  return (
    <StaffForm {...{ asked, action: '/staff/invitations', page: '/staff' }}>
      {faults.has('taken') && <FormFault>{faults.get('taken')}</FormFault>}
      <Field
        {...{ name: 'email', label: texts.email, type: 'email', fault: faults.get('email') }}
        value={typedIn(typed, 'email')}
      />
      <SelectField
        {...{ name: 'role', label: texts.staff.roleLabel, options, fault: faults.get('role') }}
        chosen={typedOr(typed, 'role', 'responder')}
      />
      <button class="main" type="submit">
        {texts.staff.invite.submit}
      </button>
    </StaffForm>
  );
}
