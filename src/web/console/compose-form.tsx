import type { Child } from 'hono/jsx';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { FormFault } from './field.tsx';
import type { ToldProps } from './notify-field.tsx';
import { composedId, PreviewButton, PreviewPlace } from './preview-place.tsx';
import { type FieldFaults, notRefused, type Refused } from './refused.ts';
import type { StaffAsked } from './route.ts';
import { KeepButton, StaffForm, versionIn } from './staff-form.tsx';

/** A form as it is shown. */
export type Composed = Readonly<{
  title: string;
  /** Below the console, with its query: where the form stands. */
  page: string;
  /** Below the console: where it is sent to. */
  action: string;
  /** Of what is changed, as it was read. */
  version?: number;
  /** What stands above the fields. */
  above?: Child;
  fields: (faults: FieldFaults, told: ToldProps['told']) => Child;
  submit: string;
  /** What is shown where somebody else was faster. */
  standing?: Child;
}>;

/** What somebody wants to see first where both do not fit side by side. */
export type First = 'form' | 'preview';

type ComposeFormProps = ToldProps &
  Readonly<{
    asked: StaffAsked;
    composed: Composed;
    refused: Refused | null;
    first: First;
    /** The preview. */
    children?: Child;
  }>;

/** The form, with its preview beside it. */
export function ComposeForm({ asked, composed, refused, first, told, children }: ComposeFormProps) {
  const { action, page, above, fields, submit, standing } = composed;
  const { language } = asked;
  const version = versionOf(asked, composed, refused);
  return (
    <>
      {above}
      <StaffForm
        {...{ asked, action, page, id: composedId, ...(version !== undefined && { version }) }}
        {...(asked.fields.size > 0 && { holds: 'unsent' })}
      >
        {/* First for the keyboard; a thumb finds it below, as the style has it. */}
        <div class="send">
          <button class="main" type="submit" data-sending={composeTexts[language].sending}>
            {submit}
          </button>
          <PreviewButton language={language} page={`${action}/preview`} />
          <KeepButton asked={asked} />
        </div>
        <div class={first === 'preview' ? 'beside previewed' : 'beside'}>
          <div class="composed">
            {refused && <FormFault>{refused.whole}</FormFault>}
            {refused?.status === 409 && standing && (
              <details open>
                <summary>{composeTexts[language].standsNow}</summary>
                {standing}
              </details>
            )}
            {fields(refused?.faults ?? notRefused, told)}
          </div>
          <PreviewPlace language={language} part={`${action}/preview/part`}>
            {children}
          </PreviewPlace>
        </div>
      </StaffForm>
    </>
  );
}

/**
 * The version that a form goes on from: the one that it was typed on, also in a draft and after a
 * correction, until its writer was told of a newer one.
 */
export function versionOf(
  { typed }: Pick<StaffAsked, 'typed'>,
  { version }: Pick<Composed, 'version'>,
  refused: Refused | null,
): number | undefined {
  const begunOn = refused?.status === 409 ? null : versionIn({ fields: typed });
  return version === undefined ? undefined : (begunOn ?? version);
}
