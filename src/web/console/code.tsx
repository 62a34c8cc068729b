import { disableOwnSecondFactor } from '../../actions/disable-second-factor.ts';
import { Field, FormFault, KnownUser } from './field.tsx';
import { typedIn } from './form.ts';
import { consolePath } from './mount-console.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import {
  confirmSecondFactor,
  makeSecondFactor,
  type SecondFactor,
  secretIn,
} from './second-factor.ts';
import { knowsPassword } from './session.ts';

const path = `${consolePath}/account/code`;

/** How whoever is signed in turns codes on and off. */
export const codeRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/account/code', allows: 'viewer', handle: (asked) => askPassword(asked) },
  { method: 'POST', path: '/account/code', allows: 'viewer', handle: begin },
  { method: 'POST', path: '/account/code/confirmation', allows: 'viewer', handle: confirm },
  { method: 'POST', path: '/account/code/removal', allows: 'viewer', handle: turnOff },
];

async function begin(asked: StaffAsked): Promise<Answer> {
  const { auth, headers, fields, texts } = asked;
  const wait = waitOf(asked);
  if (wait !== null) return askPassword(asked, 429, texts.signIn.tooMany(wait));
  const made = await makeSecondFactor(auth, headers, typedIn(fields, 'current'));
  if (made.kind === 'refused') return askPassword(asked, 422, texts.account.wrongPassword);
  return secretPage(asked, made);
}

async function confirm(asked: StaffAsked): Promise<Answer> {
  const { auth, headers, fields, texts } = asked;
  const wait = waitOf(asked);
  if (wait !== null) return confirmPage(asked, 429, texts.signIn.tooMany(wait));
  const confirmed = await confirmSecondFactor(auth, headers, typedIn(fields, 'code'));
  if (confirmed.kind === 'refused') return confirmPage(asked, 422, texts.code.refused);
  return { kind: 'go', to: `${consolePath}/account`, cookies: confirmed.cookies };
}

async function turnOff(asked: StaffAsked): Promise<Answer> {
  const { auth, headers, fields, acting, visitor, texts } = asked;
  const wait = waitOf(asked);
  if (wait !== null) return askPassword(asked, 429, texts.signIn.tooMany(wait));
  if (!(await knowsPassword(auth, headers, typedIn(fields, 'current')))) {
    return askPassword(asked, 422, texts.account.wrongPassword);
  }
  await disableOwnSecondFactor(acting, visitor.id);
  return { kind: 'go', to: `${consolePath}/sign-in`, cookies: [] };
}

function waitOf({ attempts, network, visitor, now }: StaffAsked): number | null {
  return attempts(network, visitor.id, now);
}

async function askPassword(
  { texts, visitor }: StaffAsked,
  status: 200 | 422 | 429 = 200,
  wrong: string | null = null,
): Promise<Answer> {
  const { code, currentPassword, endsSessions } = texts.account;
  const isOn = visitor.twoFactorEnabled;
  const content = (
    <form method="post" action={isOn ? `${path}/removal` : path}>
      <p>{isOn ? endsSessions : code.off}</p>
      <KnownUser email={visitor.email} />
      {wrong !== null && <FormFault>{wrong}</FormFault>}
      <Field
        {...{ name: 'current', label: currentPassword, type: 'password' }}
        autocomplete="current-password"
      />
      <button class="main" type="submit">
        {isOn ? code.disable : code.enable}
      </button>
    </form>
  );
  return { kind: 'page', status, title: code.title, content };
}

/** Shown once: the secret and the recovery codes stand in no other answer. */
function secretPage(asked: StaffAsked, { uri, recoveryCodes }: SecondFactor): Answer {
  const { code } = asked.texts.account;
  const content = (
    <>
      <p>{code.scan}</p>
      <p class="once">{secretIn(uri)}</p>
      <p>
        <a class="more" href={uri}>
          {code.openApp}
        </a>
      </p>
      <p>{code.recovery}</p>
      <ul class="once">
        {recoveryCodes.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
      <ConfirmForm {...{ texts: asked.texts, wrong: null }} />
    </>
  );
  return { kind: 'page', status: 200, title: code.title, content };
}

function confirmPage({ texts }: StaffAsked, status: 422 | 429, wrong: string): Answer {
  const content = <ConfirmForm {...{ texts, wrong }} />;
  return { kind: 'page', status, title: texts.account.code.title, content };
}

type ConfirmProps = Readonly<{ texts: StaffAsked['texts']; wrong: string | null }>;

function ConfirmForm({ texts, wrong }: ConfirmProps) {
  return (
    <form method="post" action={`${path}/confirmation`}>
      <p>{texts.account.code.confirm}</p>
      {wrong !== null && <FormFault>{wrong}</FormFault>}
      <Field
        {...{ name: 'code', label: texts.code.label, type: 'text' }}
        autocomplete="one-time-code"
      />
      <button class="main" type="submit">
        {texts.code.submit}
      </button>
    </form>
  );
}
