import { noteSignOut } from '../../actions/note-sign-out.ts';
import { consoleTexts } from '../../i18n/console/texts.ts';
import { isAnybodyThere } from '../../storage/staff.ts';
import { refusedTooOften } from './attempted.ts';
import { consolePath } from './console-path.ts';
import { Field, FormFault, FormNote } from './field.tsx';
import { type Fields, noForm, typedIn } from './form.ts';
import { CarriedForm, carriedIn, keepCarried, keptOf } from './kept-form.tsx';
import { placeIn } from './place.ts';
import { type Known, message, printed } from './printed.tsx';
import type { Answer, Asked, ConsoleRoute } from './route.ts';
import { signOut } from './session.ts';
import { signIn, signInByCode } from './signing-in.ts';

/** What stands above the form: why it is shown again, or what was done before. */
type Note = Readonly<{ kind: 'fault' | 'done'; text: string }>;

export const signInRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/sign-in', allows: 'everybody', handle: showSignIn },
  { method: 'POST', path: '/sign-in', allows: 'everybody', handle: tryPassword },
  { method: 'GET', path: '/sign-in/code', allows: 'everybody', handle: showCode },
  { method: 'POST', path: '/sign-in/code', allows: 'everybody', handle: tryCode },
  { method: 'POST', path: '/sign-out', allows: 'everybody', handle: leave },
];

async function showSignIn(asked: Asked): Promise<Answer> {
  const { db, visitor, query, texts } = asked;
  const to = query.get('to') ?? '';
  if (visitor) return { kind: 'go', to: placeIn(to, asked.baseUrl), cookies: [] };
  const note = (text: string): Note => ({ kind: 'done', text });
  const done = query.get('done');
  if (!(await isAnybodyThere(db))) return signInPage(asked, to, 200, note(texts.signIn.nobodyYet));
  if (done === 'password') return signInPage(asked, to, 200, note(texts.signIn.passwordChanged));
  if (done === 'sign-out') return signInPage(asked, to, 200, note(texts.signIn.signedOut));
  return signInPage(asked, to, 200, null);
}

/** The answer to a form of the staff that was sent when the session was over; it is sent along. */
export async function signInAgain(known: Known, fields: Fields): Promise<Response> {
  const texts = consoleTexts[known.language];
  const carried = keptOf(fields);
  if (carried === null) return message(known, 401, 'signedOut');
  const page = signInPage({ texts, fields: noForm.fields }, carried.form, 401, null, fields);
  return printed(known, page);
}

async function tryPassword(asked: Asked): Promise<Answer> {
  const { fields, texts } = asked;
  const email = typedIn(fields, 'email').trim().toLowerCase();
  const to = typedIn(fields, 'to');
  const tooOften = await refusedTooOften(asked, email, (text) =>
    signInPage(asked, to, 429, { kind: 'fault', text }),
  );
  if (tooOften) return tooOften;
  const signed = await signIn(asked, { email, password: typedIn(fields, 'password') });
  switch (signed.kind) {
    case 'refused':
      return signInPage(asked, to, 422, { kind: 'fault', text: texts.signIn.refused });
    case 'code': {
      const after = new URLSearchParams({ to: await placeAfter(asked, to) });
      return { ...signed, kind: 'go', to: `${consolePath}/sign-in/code?${after}` };
    }
    case 'in':
      return { ...signed, kind: 'go', to: await placeAfter(asked, to) };
  }
}

/** Where to go on: the form that was sent along stands there as it was typed. */
async function placeAfter({ db, fields, now, baseUrl }: Asked, to: string): Promise<string> {
  // Whose it is shows with the first request of the session; a code may still be asked for.
  const form = await keepCarried(db, carriedIn(fields), now);
  return form === null ? placeIn(to, baseUrl) : consolePath + form;
}

async function showCode(asked: Asked): Promise<Answer> {
  return codePage(asked, asked.query.get('to') ?? '', 200, null);
}

async function tryCode(asked: Asked): Promise<Answer> {
  const { fields, texts, visitor, network } = asked;
  const to = typedIn(fields, 'to');
  // Whoever is signed in turns codes on at the page for it, where it is noted.
  if (visitor) return { kind: 'go', to: placeIn(to, asked.baseUrl), cookies: [] };
  // Five wrong codes end a sign-in, whoever tries; here it is only about from where.
  const tooOften = await refusedTooOften(asked, `code from ${network}`, (text) =>
    codePage(asked, to, 429, { kind: 'fault', text }),
  );
  if (tooOften) return tooOften;
  const signed = await signInByCode(asked, typedIn(fields, 'code'));
  if (signed.kind !== 'in') {
    return codePage(asked, to, 422, { kind: 'fault', text: texts.code.refused });
  }
  return { ...signed, kind: 'go', to: placeIn(to, asked.baseUrl) };
}

async function leave({ auth, headers, db, now, visitor }: Asked): Promise<Answer> {
  const cookies = await signOut(auth, headers);
  if (visitor) await noteSignOut({ db, now }, visitor);
  return { kind: 'go', to: `${consolePath}/sign-in?done=sign-out`, cookies };
}

type PageStatus = 200 | 401 | 422 | 429;
type PageAnswer = Extract<Answer, { kind: 'page' }>;

function signInPage(
  { texts, fields }: Pick<Asked, 'texts' | 'fields'>,
  to: string,
  status: PageStatus,
  note: Note | null,
  carried = carriedIn(fields),
): PageAnswer {
  const { title, submit } = texts.signIn;
  const content = (
    <form method="post" action={`${consolePath}/sign-in`} hx-boost="false">
      {keptOf(carried) && <FormFault>{texts.signIn.over}</FormFault>}
      <NoteLine note={note} />
      <input type="hidden" name="to" value={to} />
      <CarriedForm fields={carried} />
      <Field
        {...{ name: 'email', label: texts.email, type: 'email', autocomplete: 'username' }}
        value={typedIn(fields, 'email')}
      />
      <Field
        {...{ name: 'password', label: texts.password, type: 'password' }}
        autocomplete="current-password"
      />
      <button class="main" type="submit">
        {submit}
      </button>
    </form>
  );
  return { kind: 'page', status, title, content };
}

function codePage({ texts }: Asked, to: string, status: PageStatus, note: Note | null): PageAnswer {
  const { title, text, label, submit } = texts.code;
  const content = (
    <form method="post" action={`${consolePath}/sign-in/code`} hx-boost="false">
      <p>{text}</p>
      <NoteLine note={note} />
      <input type="hidden" name="to" value={to} />
      <Field {...{ name: 'code', label, type: 'text', autocomplete: 'one-time-code' }} />
      <button class="main" type="submit">
        {submit}
      </button>
      <p>
        <a class="more" href={`${consolePath}/sign-in`}>
          {texts.signIn.title}
        </a>
      </p>
    </form>
  );
  return { kind: 'page', status, title, content };
}

function NoteLine({ note }: Readonly<{ note: Note | null }>) {
  if (note === null) return null;
  return note.kind === 'fault' ? (
    <FormFault>{note.text}</FormFault>
  ) : (
    <FormNote>{note.text}</FormNote>
  );
}
