import type { Contact } from '../../domain/component.ts';
import type { Language } from '../../domain/localized.ts';

/** The official way in, to be tapped. Only schemes that cannot run a script become a link. */
export function ContactLink({ contact, language }: { contact: Contact; language: Language }) {
  const safe = /^(https:|mailto:|tel:)/i.test(contact.href);
  const label = <bdi>{contact.label[language]}</bdi>;
  return <> {safe ? <a href={contact.href}>{label}</a> : <span>{label}</span>}</>;
}
