import { noSuchLink } from '../../actions/change/keep-staff.ts';
import { joinStaff } from '../../actions/join-staff.ts';
import { resetPassword } from '../../actions/reset-password.ts';
import { readLinkBy, type StaffLink } from '../../storage/staff-link.ts';
import { tokenHash } from '../../storage/token-secret.ts';
import { accountFaults } from './account-faults.ts';
import { refusedTooOften } from './attempted.ts';
import { consolePath } from './console-path.ts';
import { Field, FormFault, KnownUser } from './field.tsx';
import { typedIn } from './form.ts';
import { type FieldFaults, notRefused } from './refused.ts';
import type { Answer, Asked, ConsoleRoute } from './route.ts';
import { signIn } from './signing-in.ts';

/** The page behind every link that works once. */
export const joinRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/join/:secret', allows: 'everybody', handle: showForm },
  { method: 'POST', path: '/join/:secret', allows: 'everybody', handle: join },
];

async function showForm(asked: Asked): Promise<Answer> {
  return formPage(asked, await linkOf(asked), 200, notRefused);
}

async function join(asked: Asked): Promise<Answer> {
  const link = await linkOf(asked);
  const tooOften = await refusedTooOften(asked, link.id, (text) =>
    formPage(asked, link, 429, notRefused, text),
  );
  if (tooOften) return tooOften;
  try {
    return link.kind === 'reset' ? await chooseAnew(asked) : await joinAndSignIn(asked, link);
  } catch (error) {
    return formPage(asked, link, 422, accountFaults(error, asked.texts));
  }
}

async function linkOf({ db, now, param }: Asked): Promise<StaffLink> {
  const link = await readLinkBy(db, await tokenHash(param('secret')), now);
  if (!link) throw noSuchLink();
  return link;
}

async function chooseAnew({ db, now, param, fields }: Asked): Promise<Answer> {
  await resetPassword({ db, now }, param('secret'), { password: typedIn(fields, 'password') });
  return { kind: 'go', to: `${consolePath}/sign-in?done=password`, cookies: [] };
}

async function joinAndSignIn(asked: Asked, link: StaffLink): Promise<Answer> {
  const { db, now, param, fields } = asked;
  const password = typedIn(fields, 'password');
  const { email } = await joinStaff({ db, now }, param('secret'), {
    ...{ name: typedIn(fields, 'name'), password },
    ...(link.email === null && { email: typedIn(fields, 'email') }),
  });
  const signed = await signIn(asked, { email, password });
  const cookies = signed.kind === 'refused' ? [] : signed.cookies;
  return { kind: 'go', to: consolePath, cookies };
}

function formPage(
  { texts, fields, param }: Asked,
  link: StaffLink,
  status: 200 | 422 | 429,
  faults: FieldFaults,
  wrong: string | null = null,
): Extract<Answer, { kind: 'page' }> {
  const { title, text, submit } = wordsOf(link, texts);
  const content = (
    <form method="post" action={`${consolePath}/join/${param('secret')}`}>
      <p>{text}</p>
      {wrong !== null && <FormFault>{wrong}</FormFault>}
      {faults.has('taken') && <FormFault>{faults.get('taken')}</FormFault>}
      {link.kind !== 'reset' && (
        <Field
          {...{ name: 'name', label: texts.name, type: 'text', autocomplete: 'name' }}
          {...{ value: typedIn(fields, 'name'), fault: faults.get('name') }}
        />
      )}
      {link.email === null ? (
        <Field
          {...{ name: 'email', label: texts.email, type: 'email', autocomplete: 'username' }}
          {...{ value: typedIn(fields, 'email'), fault: faults.get('email') }}
        />
      ) : (
        <KnownUser email={link.email} />
      )}
      <Field
        {...{ name: 'password', label: texts.password, type: 'password' }}
        {...{
          autocomplete: 'new-password',
          hint: texts.passwordHint,
          fault: faults.get('password'),
        }}
      />
      <button class="main" type="submit">
        {submit}
      </button>
    </form>
  );
  return { kind: 'page', status, title, content };
}

function wordsOf({ kind, role, email }: StaffLink, texts: Asked['texts']) {
  switch (kind) {
    case 'setup':
      return texts.setup;
    case 'invitation':
      return { ...texts.join, text: texts.join.text(texts.role[role], email ?? '') };
    case 'reset':
      return { ...texts.reset, text: texts.reset.text(email ?? '') };
  }
}
