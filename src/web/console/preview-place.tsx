import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { previewTexts } from '../../i18n/console/preview-texts.ts';
import { consolePath } from './console-path.ts';
import type { FieldFaults } from './refused.ts';

type PreviewFaultsProps = Readonly<{ language: Language; faults: FieldFaults }>;

/** Instead of a preview: what has to be mended first, in the words that stand at the fields, too. */
export function PreviewFaults({ language, faults }: PreviewFaultsProps) {
  return (
    <>
      <p>{previewTexts[language].waits}</p>
      <ul class="waits">
        {[...new Set(faults.values())].map((fault) => (
          <li>{fault}</li>
        ))}
      </ul>
    </>
  );
}

type PreviewPlaceProps = Readonly<{
  language: Language;
  /** Below the console: what answers the form that stands around with the preview alone. */
  part: string;
  children?: Child;
}>;

/** Where an answer is a failure; no name of a JSX attribute could say that. */
const changesNothing = { 'hx-status:4xx': 'swap:none', 'hx-status:5xx': 'swap:none' };

/**
 * Where a preview stands, in the form that it is of; with a script it follows what is typed. What is
 * sent later takes the place of what was sent before, and what fails changes nothing. Where it is
 * longer than the window, keys move it.
 */
export function PreviewPlace({ language, part, children }: PreviewPlaceProps) {
  return (
    <aside aria-label={previewTexts[language].title} tabindex={0}>
      <h2>{previewTexts[language].title}</h2>
      <div
        hx-post={consolePath + part}
        hx-trigger="input from:'closest form' delay:400ms"
        hx-sync="this:replace"
        hx-swap="innerMorph"
        {...changesNothing}
      >
        {children ?? <p class="quiet">{previewTexts[language].empty}</p>}
      </div>
    </aside>
  );
}

type PreviewButtonProps = Readonly<{
  language: Language;
  /** Below the console: what answers the form with itself and its preview. */
  page: string;
}>;

/** Shows the preview without a script. */
export function PreviewButton({ language, page }: PreviewButtonProps) {
  return (
    <button type="submit" formaction={consolePath + page} formnovalidate>
      {previewTexts[language].show}
    </button>
  );
}

/** The form that a page is for; a page has one at most. */
export const composedId = 'composed';

/**
 * What Enter in a line presses: the first button of the form. Put it before all others that are of
 * that form, so that nobody publishes by it.
 */
export function EnterPreviews({ page }: Pick<PreviewButtonProps, 'page'>) {
  return (
    <button
      {...{ type: 'submit', form: composedId }}
      {...{ formaction: consolePath + page, formnovalidate: true }}
      {...{ tabindex: -1, 'aria-hidden': 'true', class: 'unseen' }}
    />
  );
}
