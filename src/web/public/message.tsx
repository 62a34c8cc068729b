import type { Brand } from '../../domain/brand.ts';
import type { Component } from '../../domain/component.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import { ContactLink } from '../components/contact-link.tsx';
import { Lamp } from '../components/lamp.tsx';
import { titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';

/** What such a page can be about. */
export type MessageKind = keyof Texts['messages'];

type MessageProps = Readonly<{
  message: MessageKind;
  siteName: Localized;
  brand: Brand | null;
  /** The ways to reach people that are told all the same; none where there is the status to go to. */
  contacts: readonly Component[];
  language: Language;
}>;

/** A page that only says what went wrong and leads back to the status. */
export function MessagePage({ message, siteName, brand, contacts, language }: MessageProps) {
  const { title, text } = texts[language].messages[message];
  return (
    <Page
      language={language}
      path=""
      siteName={siteName}
      brand={brand}
      title={titleFrom(title, siteName[language])}
      description={text}
      refresh="never"
      footer={[]}
      tellable={message !== 'away'}
    >
      <main>
        <div class="verdict">
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
        <Contacts contacts={contacts} language={language} />
        <p>
          <a class="more" href={`/${language}`}>
            {texts[language].toStatus}
          </a>
        </p>
      </main>
    </Page>
  );
}

/** As the files name them; what staff have changed since, or whether anybody answers, is not known here. */
function Contacts({ contacts, language }: Pick<MessageProps, 'contacts' | 'language'>) {
  if (contacts.length === 0) return null;
  const { contacts: heading, unverified } = texts[language];
  return (
    <section class="channels">
      <h2>{heading}</h2>
      <ul>
        {contacts.map(({ name, contact }) => (
          <li class="unverified">
            <Lamp kind="unverified" />
            <h3>
              <bdi>{name[language]}</bdi>
              {contact && <ContactLink contact={contact} language={language} />}
            </h3>
            <p class="word">{unverified}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
