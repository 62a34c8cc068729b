import type { Contact } from '../../domain/component.ts';
import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import type { Reading } from '../../i18n/time.ts';
import type { ComponentView } from '../public/view.ts';
import { ComponentLine, type Detail } from './component-line.tsx';
import { Lamp } from './lamp.tsx';
import { Strip } from './strip.tsx';

type ComponentRowProps = Readonly<{
  component: ComponentView;
  detail: Detail;
  language: Language;
  reading: Reading;
}>;

/** One component: lamp, name with its contact, status, one line that helps, and its last 90 days. */
export function ComponentRow({ component, detail, language, reading }: ComponentRowProps) {
  const { slug, status, reachability, lamp, name, contact, reason, foundBy, history } = component;
  return (
    <li
      data-component={slug}
      data-status={status}
      data-reachability={reachability}
      id={`component-${slug}`}
      class={lamp}
    >
      <Lamp kind={lamp} />
      <h3>
        <bdi>{name[language]}</bdi>
        {contact && <ContactLink contact={contact} language={language} />}
      </h3>
      <p class="word">{wordOf(component, language)}</p>
      <ComponentLine component={component} detail={detail} language={language} reading={reading} />
      {reason && lamp === status && (
        <p class="reason">
          {foundBy && texts[language].lookedAt[foundBy]}
          {reason[language]}
        </p>
      )}
      {history && (
        <Strip name={name[language]} history={history} language={language} reading={reading} />
      )}
    </li>
  );
}

/** The official way in, to be tapped. Only schemes that cannot run a script become a link. */
function ContactLink({ contact, language }: { contact: Contact; language: Language }) {
  const safe = /^(https:|mailto:|tel:)/i.test(contact.href);
  const label = <bdi>{contact.label[language]}</bdi>;
  return <> {safe ? <a href={contact.href}>{label}</a> : <span>{label}</span>}</>;
}

function wordOf({ lamp }: ComponentView, language: Language): string {
  const text = texts[language];
  return lamp === 'closed' || lamp === 'unverified' || lamp === 'unprobed'
    ? text[lamp]
    : text.status[lamp];
}
