import { type LogoImage, logoOf } from '../domain/brand.ts';
import type { LogoFormat } from '../domain/logo/logo.ts';
import type { Picture } from './picture.ts';

const types: Readonly<Record<LogoFormat, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** A logo as it is served. */
export function logoPicture(image: LogoImage): Picture {
  const bytes = Uint8Array.from(atob(image.base64), (character) => character.charCodeAt(0));
  return { path: logoOf(image).path, type: types[image.format], bytes };
}
