import { consolePath } from './console-path.ts';
import { Field, FormFault } from './field.tsx';
import { type Fields, typedIn } from './form.ts';
import type { Answer, StaffAsked } from './route.ts';
import { type SecondFactor, secretIn } from './second-factor.ts';

/**
 * Secret and recovery codes stand in no other answer; with a code that was mistyped they come back,
 * because the page took them along. They are not read from the database for it: whoever has only the
 * session must not learn them.
 */
export function secretPage(
  { texts }: StaffAsked,
  status: 200 | 422 | 429,
  shown: SecondFactor | null,
  wrong: string | null,
): Extract<Answer, { kind: 'page' }> {
  const { secondFactor } = texts.account;
  const content = (
    <>
      {shown && <Secret {...{ shown, texts }} />}
      <form method="post" action={`${consolePath}/account/second-factor/confirmation`}>
        <p>{secondFactor.confirm}</p>
        {shown && <TakenAlong shown={shown} />}
        {wrong !== null && <FormFault>{wrong}</FormFault>}
        <Field
          {...{ name: 'code', label: texts.code.label, type: 'text' }}
          autocomplete="one-time-code"
        />
        <button class="main" type="submit">
          {texts.code.submit}
        </button>
      </form>
    </>
  );
  return { kind: 'page', status, title: secondFactor.title, content };
}

type SecretProps = Readonly<{ shown: SecondFactor; texts: StaffAsked['texts'] }>;

function Secret({ shown: { uri, recoveryCodes }, texts }: SecretProps) {
  const { secondFactor } = texts.account;
  return (
    <>
      <p>{secondFactor.scan}</p>
      <p class="once">{secretIn(uri)}</p>
      <p>
        <a class="more" href={uri}>
          {secondFactor.openApp}
        </a>
      </p>
      <p>{secondFactor.recovery}</p>
      <ul class="once">
        {recoveryCodes.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </>
  );
}

/** What is shown, taken along in the form. */
function TakenAlong({ shown: { uri, recoveryCodes } }: Readonly<{ shown: SecondFactor }>) {
  return (
    <>
      <input type="hidden" name="uri" value={uri} />
      <input type="hidden" name="recovery" value={recoveryCodes.join(' ')} />
    </>
  );
}

/** What was taken along; null where nothing was, or not by us. */
export function shownIn(fields: Fields): SecondFactor | null {
  const uri = typedIn(fields, 'uri');
  if (!uri.startsWith('otpauth://totp/') || !URL.canParse(uri)) return null;
  return { uri, recoveryCodes: typedIn(fields, 'recovery').split(' ') };
}
