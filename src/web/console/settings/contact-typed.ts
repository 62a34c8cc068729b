import type { Contact } from '../../../domain/component.ts';
import { type Fields, typedIn } from '../form.ts';

/** What the form begins with. */
export function contactFields(contact: Contact | null): Fields {
  if (contact === null) return new Map([['href', '']]);
  const { label, href } = contact;
  return new Map([
    ['label.zh', label.zh],
    ['label.en', label.en],
    ['href', linkShown(href)],
  ]);
}

/** Reads the form; null where all of it is empty. A label in one language stands for both. */
export function contactIn(fields: Fields): Contact | null {
  const text = (name: string) => typedIn(fields, name).trim();
  const [zh, en, typed] = [text('label.zh'), text('label.en'), text('href')];
  if (zh === '' && en === '' && typed === '') return null;
  return { label: { zh: zh || en, en: en || zh }, href: linkIn(typed) };
}

/** A link as people write it, where `linkIn` knows it again. */
export function linkShown(href: string): string {
  const bare = href.replace(/^(tel|mailto):/, '');
  return linkIn(bare) === href ? bare : href;
}

/** People write numbers and addresses without the scheme that a link needs. */
export function linkIn(typed: string): string {
  if (/^\+?[\d\s()-]{3,}$/.test(typed)) return `tel:${typed.replace(/[^\d+-]/g, '')}`;
  return /^[^\s:/@]+@[^\s:/@]+$/.test(typed) ? `mailto:${typed}` : typed;
}
