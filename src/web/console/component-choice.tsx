import { type Site, siteComponents } from '../../domain/component.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { CheckField } from './field.tsx';
import { type Fields, typedIn } from './form.ts';
import type { StaffAsked } from './route.ts';

type ComponentChoiceProps = Readonly<{
  asked: StaffAsked;
  fault: string | undefined;
  /** What it means to choose none, where that may be. */
  hint?: string;
}>;

/** Which components something is about, each with a field `component.SLUG`. */
export function ComponentChoice({ asked, fault, hint }: ComponentChoiceProps) {
  const { language, typed, watched } = asked;
  const note = fault ?? hint;
  return (
    <fieldset aria-describedby={note === undefined ? undefined : 'components-note'}>
      <legend>{composeTexts[language].components}</legend>
      <div class="checks">
        {siteComponents(watched.site).map(({ slug, name }) => (
          <CheckField
            name={`component.${slug}`}
            label={<bdi>{name[language]}</bdi>}
            isChecked={isChosen(typed, slug)}
          />
        ))}
      </div>
      {note !== undefined && (
        <p id="components-note" class={fault === undefined ? 'quiet' : 'fault'}>
          {note}
        </p>
      )}
    </fieldset>
  );
}

/** The slugs of the components that were chosen. */
export function chosenIn(fields: Fields, site: Pick<Site, 'groups'>): readonly string[] {
  return siteComponents(site)
    .map(({ slug }) => slug)
    .filter((slug) => isChosen(fields, slug));
}

/** The fields of components that are chosen before anybody has typed. */
export function chosenFields(slugs: readonly string[]): readonly [string, string][] {
  return slugs.map((slug) => [`component.${slug}`, 'on']);
}

function isChosen(fields: Fields, slug: string): boolean {
  return typedIn(fields, `component.${slug}`) === 'on';
}
