import { registerOf } from '../../../domain/brand.ts';
import type { BrandSetting } from '../../../domain/settings/setting.ts';
import { type Fields, typedIn } from '../form.ts';
import { rowsOf } from '../rows.ts';
import { linkIn, linkShown } from './contact-typed.ts';

/** What was typed, as an action takes it, and in which rows of the form its links and numbers stand. */
export type TypedBrand = Readonly<{
  brand: Readonly<{
    accent: string | null;
    footer: Readonly<{ zh: string; en: string }> | null;
    links: readonly unknown[];
    registrations: readonly unknown[];
  }>;
  linkRows: readonly number[];
  numberRows: readonly number[];
}>;

/** What the form begins with. */
export function brandFields({ accent, footer, links, registrations }: BrandSetting): Fields {
  return new Map([
    ['accent', accent ?? ''],
    ['footer.zh', footer?.zh ?? ''],
    ['footer.en', footer?.en ?? ''],
    ...links.flatMap(({ label, href }, row): [string, string][] => [
      [`links.${row}.zh`, label.zh],
      [`links.${row}.en`, label.en],
      [`links.${row}.href`, linkShown(href)],
    ]),
    ...registrations.flatMap(({ label, href }, row): [string, string][] => [
      [`registrations.${row}.label`, label],
      // Where it leads by itself, nobody has to be asked.
      [`registrations.${row}.href`, href === registerOf(label) ? '' : href],
    ]),
  ]);
}

/** Reads the form. */
export function typedBrand(fields: Fields): TypedBrand {
  const text = (name: string) => typedIn(fields, name).trim();
  const footer = { zh: text('footer.zh'), en: text('footer.en') };
  const linkRows = filledRows(fields, 'links', ['zh', 'en', 'href']);
  const numberRows = filledRows(fields, 'registrations', ['label', 'href']);
  const brand = {
    accent: text('accent') || null,
    footer: footer.zh || footer.en ? footer : null,
    links: linkRows.map((row) => ({
      label: { zh: text(`links.${row}.zh`), en: text(`links.${row}.en`) },
      href: linkIn(text(`links.${row}.href`)),
    })),
    registrations: numberRows.map((row) => {
      const href = text(`registrations.${row}.href`);
      return { label: text(`registrations.${row}.label`), ...(href && { href }) };
    }),
  };
  return { brand, linkRows, numberRows };
}

/** The rows in which anything was typed. */
export function filledRows(
  fields: Fields,
  list: string,
  parts: readonly string[],
): readonly number[] {
  return rowsOf(fields, list).filter((row) =>
    parts.some((part) => typedIn(fields, `${list}.${row}.${part}`).trim() !== ''),
  );
}
