import type { Child } from 'hono/jsx';
import { type Site, siteComponents } from '../../domain/component.ts';
import { eventsOfKinds, kindsOfEvents, newsKinds } from '../../domain/delivery/news-kind.ts';
import type { Wanted } from '../../domain/delivery/wanted.ts';
import { type Language, languages, type Words } from '../../domain/localized.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { Around } from '../components/around.tsx';
import { SaidLine } from '../components/words.tsx';
import { chosenFields, chosenIn } from '../console/component-choice.tsx';
import { CheckField, SelectField } from '../console/field.tsx';
import { type Fields, typedIn } from '../console/form.ts';
import type { FieldFaults } from '../console/refused.ts';

/** The one thing that is followed, and what it is called; null where all is followed. */
export type Followed = Readonly<{ id: string; title: Words }> | null;

type WantedFieldsProps = Readonly<{
  site: Site;
  language: Language;
  typed: Fields;
  faults: FieldFaults;
  followed: Followed;
}>;

/** What somebody wants to be told of, and in which language. */
export function WantedFields(props: WantedFieldsProps) {
  const { language, typed, faults, followed } = props;
  const text = subscriptionTexts[language];
  return (
    <>
      {followed === null ? (
        <>
          <ComponentChecks {...props} />
          <KindChecks {...props} />
        </>
      ) : (
        <input type="hidden" name="subject" value={followed.id} />
      )}
      <SelectField
        {...{ name: 'language', label: text.language, fault: faults.get('language') }}
        chosen={typedIn(typed, 'language')}
        options={languages.map((value) => ({ value, text: texts[value].languageName }))}
      />
    </>
  );
}

type OnlyAboutProps = Readonly<{
  followed: Followed;
  language: Language;
  /** The way to all the rest. */
  children?: Child;
}>;

/** What is followed alone, where that is so. */
export function OnlyAbout({ followed, language, children }: OnlyAboutProps) {
  const { only } = subscriptionTexts[language];
  if (followed === null) return null;
  return (
    <div class="only">
      <p>
        <Around {...only}>
          <SaidLine words={followed.title} language={language} />
        </Around>
      </p>
      {children}
    </div>
  );
}

function ComponentChecks({ site, language, typed, faults }: WantedFieldsProps) {
  const { components } = subscriptionTexts[language];
  const chosen = chosenIn(typed, site);
  return (
    <Checks {...{ name: 'components', legend: components, fault: faults.get('components') }}>
      {siteComponents(site).map(({ slug, name }) => (
        <CheckField
          name={`component.${slug}`}
          label={<bdi lang={languageTags[language]}>{name[language]}</bdi>}
          isChecked={chosen.includes(slug)}
        />
      ))}
    </Checks>
  );
}

function KindChecks({ language, typed, faults }: WantedFieldsProps) {
  const { kinds, kind: names } = subscriptionTexts[language];
  return (
    <Checks {...{ name: 'events', legend: kinds, fault: faults.get('events') }}>
      {newsKinds.map((kind) => (
        <CheckField
          name={`kind.${kind}`}
          label={names[kind]}
          isChecked={typedIn(typed, `kind.${kind}`) === 'on'}
        />
      ))}
    </Checks>
  );
}

type ChecksProps = Readonly<{
  name: string;
  legend: string;
  fault: string | undefined;
  children?: Child;
}>;

function Checks({ name, legend, fault, children }: ChecksProps) {
  return (
    <fieldset aria-describedby={fault && `${name}-note`}>
      <legend>{legend}</legend>
      <div class="checks">{children}</div>
      {fault && (
        <p id={`${name}-note`} class="fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** What was chosen, as an action takes it: all that there is to choose also stands for what is to come. */
export function wantedIn(typed: Fields, site: Site) {
  const language = typedIn(typed, 'language');
  const subject = typedIn(typed, 'subject');
  if (subject !== '') return { language, subject, events: null, components: null };
  const slugs = chosenIn(typed, site);
  const kinds = newsKinds.filter((kind) => typedIn(typed, `kind.${kind}`) === 'on');
  return {
    ...{ language, subject: null },
    events: eventsOfKinds(kinds),
    components: slugs.length === siteComponents(site).length ? null : slugs,
  };
}

/** The fields that say so, before anybody has typed. */
export function wantedTyped(wanted: Wanted, language: string, site: Site): Fields {
  const slugs = wanted.components ?? siteComponents(site).map(({ slug }) => slug);
  return new Map([
    ['language', language],
    ...(wanted.subject === null ? [] : [['subject', wanted.subject] as const]),
    ...chosenFields(slugs),
    ...kindsOfEvents(wanted.events).map((kind) => [`kind.${kind}`, 'on'] as const),
  ]);
}
