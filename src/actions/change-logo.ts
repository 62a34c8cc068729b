import { type LogoImage, logoOf } from '../domain/brand.ts';
import { readLogo } from '../domain/logo/logo.ts';
import type { SettingOf, Stored } from '../domain/settings/setting.ts';
import { type BrandSaid, brandSettingNow } from '../domain/settings/setting-now.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeSetting } from './change/change-setting.ts';
import { refused } from './input/parse.ts';
import { sentenceOf } from './written/parse.ts';

/**
 * Changes the image that stands for the name of the site, or takes it away (null).
 * @param said the brand that holds where nothing is stored yet.
 * @param version of the brand that must still be the newest, 0 where it is as the files say; null
 *   takes any.
 * @throws AppError `forbidden`, `invalid` of what is no image or could do more than be looked at,
 *   `reused`, `stale`, `unavailable`.
 */
export async function changeLogo(
  acting: Acting,
  said: BrandSaid,
  version: number | null,
  bytes: Uint8Array | null,
): Promise<Stored<SettingOf<'brand'>>> {
  demandWrite(acting, 'settings');
  const logo = bytes && (await imageIn(bytes));
  return changeSetting(acting, {
    ...{ kind: 'brand', subject: '', version, action: 'logo.change' },
    next: (settings) => {
      const { value } = brandSettingNow(said, settings);
      return { kind: 'brand', subject: '', value: { ...value, logo } };
    },
    detail: () => ({ logo: logo && logoOf(logo) }),
  });
}

async function imageIn(bytes: Uint8Array): Promise<LogoImage> {
  const content = readLogo(bytes);
  if (content.kind === 'refused') {
    throw refused([{ pointer: '/logo', detail: sentenceOf(content.remedy) }]);
  }
  const { format, width, height } = content;
  return { format, width, height, hash: await hashOf(bytes), base64: base64Of(bytes) };
}

/** As that of a file, so that the same image has the same path. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64Of(bytes: Uint8Array): string {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}
