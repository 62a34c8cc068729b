import type { BrandSetting } from '../../domain/settings/setting.ts';
import type { WrittenSite } from './definition-schema.ts';
import {
  type Definitions,
  type Fault,
  fieldName,
  type LogoFile,
  type Placed,
} from './definitions.ts';

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
export function brandingOf({ brand }: WrittenSite, { logos }: Definitions): BrandSetting | null {
  if (!brand) return null;
  return { ...brand, logo: imageOf(logos.find(({ file }) => file === brand.logo)) };
}

function imageOf(found: LogoFile | undefined): BrandSetting['logo'] {
  if (found?.content.kind !== 'logo') return null;
  const { format, width, height } = found.content;
  return { format, width, height, hash: found.hash, base64: found.base64 };
}
