import { type TokenNoun, tokenNouns } from '../../../domain/actor.ts';
import { timestamp } from '../../../domain/time/timestamp.ts';
import { tokenTexts } from '../../../i18n/console/token-texts.ts';
import { CheckField, Field, FormFault, SelectField } from '../field.tsx';
import { type Fields, typedIn, typedOr } from '../form.ts';
import type { Refused } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';

const dayMs = 24 * 60 * 60 * 1000;

/** For how many days a token may be valid; `never` to expire. */
const lives = [30, 90, 365, null] as const;
const usualLife = '90';

/** The field of a scope, such as `scope.incidents:read`. */
const scopePrefix = 'scope.';

/** What the form asks for, as the action takes it. */
export function tokenInputIn(fields: Fields, now: number): unknown {
  const expiry = typedIn(fields, 'expiresAt');
  const days = lives.find((life) => optionOf(life) === expiry);
  return {
    name: typedIn(fields, 'name'),
    scopes: [...fields.keys()]
      .filter((field) => field.startsWith(scopePrefix))
      .map((field) => field.slice(scopePrefix.length)),
    expiresAt: days === undefined ? expiry : days === null ? null : timestamp(now + days * dayMs),
  };
}

function optionOf(life: number | null): string {
  return life === null ? 'never' : String(life);
}

type TokenFormProps = Readonly<{ asked: StaffAsked; refused: Refused | null }>;

/** Asks for a new token. */
export function TokenForm({ asked, refused }: TokenFormProps) {
  const { language, typed } = asked;
  const texts = tokenTexts[language];
  const { create } = texts;
  const shown = (name: string) => ({ name, fault: refused?.faults.get(name) });
  return (
    <StaffForm asked={asked} action="/tokens" page="/tokens">
      {refused && <FormFault>{refused.whole}</FormFault>}
      <Field
        {...{ ...shown('name'), label: create.name, type: 'text', hint: create.nameHint }}
        value={typedIn(typed, 'name')}
      />
      <Scopes {...{ asked, fault: refused?.faults.get('scopes') }} />
      <SelectField
        {...{ ...shown('expiresAt'), label: create.expiry }}
        options={lives.map((life) => ({ value: optionOf(life), text: create.days(life) }))}
        chosen={typedOr(typed, 'expiresAt', usualLife)}
      />
      <button class="main" type="submit">
        {create.submit}
      </button>
    </StaffForm>
  );
}

type ScopesProps = Readonly<{ asked: StaffAsked; fault: string | undefined }>;

function Scopes({ asked: { language, typed }, fault }: ScopesProps) {
  const texts = tokenTexts[language];
  const field = (scope: string) => ({
    name: scopePrefix + scope,
    isChecked: typed.has(scopePrefix + scope),
  });
  return (
    <fieldset aria-describedby={fault === undefined ? undefined : 'scopes-note'}>
      <legend>{texts.create.scopes}</legend>
      {fault !== undefined && (
        <p id="scopes-note" class="fault">
          {fault}
        </p>
      )}
      <CheckField {...field('*')} label={texts.everything} />
      <ul class="scopes">
        {tokenNouns.map((noun) => (
          <li>
            <span aria-hidden="true">{texts.nouns[noun]}</span>
            {accessesTo(noun).map((access) => (
              <CheckField
                {...field(`${noun}:${access}`)}
                label={
                  <>
                    <span class="unseen">{texts.nouns[noun]} </span>
                    {texts.access[access]}
                  </>
                }
              />
            ))}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Nobody changes what was done. */
function accessesTo(noun: TokenNoun): readonly ('read' | 'write')[] {
  return noun === 'audit' ? ['read'] : ['read', 'write'];
}
