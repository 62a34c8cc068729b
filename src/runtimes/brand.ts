import type { Brand } from '../domain/brand.ts';
import type { ServedLogo } from '../web/logo.ts';
import type { WrittenBrand } from './brand-schema.ts';
import type { WrittenSite } from './definition-schema.ts';
import { type Definitions, type Fault, fieldName, type Placed } from './definitions.ts';
import type { LogoFormat } from './logo.ts';

/** A brand as pages show it, and its logo as it is served. */
export type Branding = Readonly<{ brand: Brand; logo: ServedLogo | null }>;

/** What is wrong with a file that a site names as its logo. */
export function logoFaults(
  { file, path, written: name }: Placed<string>,
  { logos }: Definitions,
): Fault[] {
  const content = logos.find((one) => one.file === name)?.content;
  if (content?.kind === 'logo') return [];
  const why = content?.remedy ?? 'is not there; put it beside the site file';
  return [{ file, field: fieldName([path, 'brand', 'logo']), remedy: `"${name}" ${why}` }];
}

/** Puts a brand together with its logo; null of a site without one. Faults have been looked for. */
export function brandingOf({ brand }: WrittenSite, definitions: Definitions): Branding | null {
  if (!brand) return null;
  const found = logoOf(brand, definitions);
  return { brand: { ...brand, logo: found?.shown ?? null }, logo: found?.served ?? null };
}

const types: Readonly<Record<LogoFormat, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

function logoOf({ logo: name }: WrittenBrand, { logos }: Definitions) {
  const found = logos.find(({ file }) => file === name);
  if (found?.content.kind !== 'logo') return null;
  const { format, width, height } = found.content;
  const path = `/logo-${found.hash}.${format}`;
  const bytes = Uint8Array.from(atob(found.base64), (character) => character.charCodeAt(0));
  return { shown: { path, width, height }, served: { path, type: types[format], bytes } };
}
