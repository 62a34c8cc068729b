import { isAnybodyThere } from '../../storage/staff.ts';
import { Field, FormFault } from './field.tsx';
import { typedIn } from './form.ts';
import { consolePath } from './mount-console.ts';
import { placeIn } from './place.ts';
import type { Answer, Asked, ConsoleRoute } from './route.ts';
import { signIn, signInByCode, signOut } from './session.ts';

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

async function tryPassword(asked: Asked): Promise<Answer> {
  const { auth, headers, fields, texts } = asked;
  const email = typedIn(fields, 'email').trim().toLowerCase();
  const to = typedIn(fields, 'to');
  const wait = asked.attempts(asked.network, email, asked.now);
  if (wait !== null) return tooMany(signInPage(asked, to, 429, tooOften(asked, wait)), wait);
  const signed = await signIn(auth, headers, { email, password: typedIn(fields, 'password') });
  switch (signed.kind) {
    case 'refused':
      return signInPage(asked, to, 422, { kind: 'fault', text: texts.signIn.refused });
    case 'code':
      return {
        ...signed,
        kind: 'go',
        to: `${consolePath}/sign-in/code?${new URLSearchParams({ to })}`,
      };
    case 'in':
      return { ...signed, kind: 'go', to: placeIn(to, asked.baseUrl) };
  }
}

async function showCode(asked: Asked): Promise<Answer> {
  return codePage(asked, asked.query.get('to') ?? '', 200, null);
}

async function tryCode(asked: Asked): Promise<Answer> {
  const { auth, headers, fields, texts } = asked;
  const to = typedIn(fields, 'to');
  // Five wrong codes end a sign-in, whoever tries; here it is only about from where.
  const wait = asked.attempts(asked.network, `code from ${asked.network}`, asked.now);
  if (wait !== null) return tooMany(codePage(asked, to, 429, tooOften(asked, wait)), wait);
  const signed = await signInByCode(auth, headers, typedIn(fields, 'code'));
  if (signed.kind !== 'in') {
    return codePage(asked, to, 422, { kind: 'fault', text: texts.code.refused });
  }
  return { ...signed, kind: 'go', to: placeIn(to, asked.baseUrl) };
}

async function leave({ auth, headers }: Asked): Promise<Answer> {
  const cookies = await signOut(auth, headers);
  return { kind: 'go', to: `${consolePath}/sign-in?done=sign-out`, cookies };
}

type PageStatus = 200 | 422 | 429;
type PageAnswer = Extract<Answer, { kind: 'page' }>;

function tooOften({ texts }: Asked, seconds: number): Note {
  return { kind: 'fault', text: texts.signIn.tooMany(seconds) };
}

function tooMany(page: PageAnswer, seconds: number): Answer {
  return { ...page, headers: { 'Retry-After': String(seconds) } };
}

function signInPage(
  { texts, fields }: Asked,
  to: string,
  status: PageStatus,
  note: Note | null,
): PageAnswer {
  const { title, submit } = texts.signIn;
  const content = (
    <form method="post" action={`${consolePath}/sign-in`}>
      <NoteLine note={note} />
      <input type="hidden" name="to" value={to} />
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
    <form method="post" action={`${consolePath}/sign-in/code`}>
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
    <p class="note" role="status">
      {note.text}
    </p>
  );
}
