import { disableOwnSecondFactor } from '../../actions/disable-second-factor.ts';
import { enableSecondFactor } from '../../actions/enable-second-factor.ts';
import { refusedTooOften } from './attempted.ts';
import { consolePath } from './console-path.ts';
import { Field, FormFault, KnownUser } from './field.tsx';
import { typedIn } from './form.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { confirmSecondFactor, makeSecondFactor } from './second-factor.ts';
import { secretPage, shownIn } from './second-factor-secret.tsx';
import { knowsPassword } from './session.ts';

const path = `${consolePath}/account/second-factor`;

/** How whoever is signed in turns codes on and off. */
export const secondFactorRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/account/second-factor', allows: 'viewer', handle: show },
  { method: 'POST', path: '/account/second-factor', allows: 'viewer', handle: begin },
  {
    method: 'POST',
    path: '/account/second-factor/confirmation',
    allows: 'viewer',
    handle: confirm,
  },
  { method: 'POST', path: '/account/second-factor/removal', allows: 'viewer', handle: turnOff },
];

async function show(asked: StaffAsked): Promise<Answer> {
  return askPassword(asked, 200, null);
}

async function begin(asked: StaffAsked): Promise<Answer> {
  const { visitor, fields, texts } = asked;
  // It was turned on meanwhile, in another tab: the page says so, and how to turn it off.
  if (visitor.twoFactorEnabled) return { kind: 'go', to: path, cookies: [] };
  const tooOften = await passwordTooOften(asked);
  if (tooOften) return tooOften;
  const made = await makeSecondFactor(asked, typedIn(fields, 'current'));
  if (made.kind === 'refused') return askPassword(asked, 422, texts.account.wrongPassword);
  return secretPage(asked, 200, made, null);
}

async function confirm(asked: StaffAsked): Promise<Answer> {
  const { fields, texts, visitor, acting } = asked;
  const shown = shownIn(fields);
  const tooOften = await refusedTooOften(asked, visitor.id, (text) =>
    secretPage(asked, 429, shown, text),
  );
  if (tooOften) return tooOften;
  const confirmed = await confirmSecondFactor(asked, typedIn(fields, 'code'));
  if (confirmed.kind === 'refused')
    return secretPage(asked, 422, shown, texts.account.secondFactor.refused);
  const { session, step, cookies } = confirmed;
  await enableSecondFactor(acting, { id: visitor.id, session, step });
  return { kind: 'go', to: `${consolePath}/account`, cookies };
}

async function turnOff(asked: StaffAsked): Promise<Answer> {
  const { fields, acting, visitor, texts } = asked;
  const tooOften = await passwordTooOften(asked);
  if (tooOften) return tooOften;
  if (!(await knowsPassword(asked, typedIn(fields, 'current')))) {
    return askPassword(asked, 422, texts.account.wrongPassword);
  }
  await disableOwnSecondFactor(acting, visitor.id);
  return { kind: 'go', to: `${consolePath}/sign-in`, cookies: [] };
}

function passwordTooOften(asked: StaffAsked): Promise<Answer | null> {
  return refusedTooOften(asked, asked.visitor.id, (text) => askPassword(asked, 429, text));
}

type Page = Extract<Answer, { kind: 'page' }>;

function askPassword(
  { texts, visitor }: StaffAsked,
  status: 200 | 422 | 429,
  wrong: string | null,
): Page {
  const { secondFactor, currentPassword, endsSessions } = texts.account;
  const isOn = visitor.twoFactorEnabled;
  const content = (
    <form method="post" action={isOn ? `${path}/removal` : path}>
      <p>{isOn ? endsSessions : secondFactor.off}</p>
      <KnownUser email={visitor.email} />
      {wrong !== null && <FormFault>{wrong}</FormFault>}
      <Field
        {...{ name: 'current', label: currentPassword, type: 'password' }}
        autocomplete="current-password"
      />
      <button class="main" type="submit">
        {isOn ? secondFactor.disable : secondFactor.enable}
      </button>
    </form>
  );
  return { kind: 'page', status, title: secondFactor.title, content };
}
