import type { SettingOf, Stored } from '../domain/settings/setting.ts';
import { type BrandSaid, brandSettingNow } from '../domain/settings/setting-now.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeSetting } from './change/change-setting.ts';
import { changedBrand } from './input/brand.ts';
import { parseWritten } from './written/parse.ts';

/**
 * Changes how the pages are made the site's own; the logo stays (`changeLogo`).
 * @param said what holds where nothing is stored yet.
 * @param version that must still be the newest, 0 where it is as the files say; null takes any.
 * @throws AppError `forbidden`, `invalid`, `reused`, `stale`, `unavailable`.
 */
export async function changeBrand(
  acting: Acting,
  said: BrandSaid,
  version: number | null,
  input: unknown,
): Promise<Stored<SettingOf<'brand'>>> {
  demandWrite(acting, 'settings');
  const asked = parseWritten(changedBrand, input);
  return changeSetting(acting, {
    ...{ kind: 'brand', subject: '', version, action: 'brand.change' },
    next: (settings) => {
      const { logo } = brandSettingNow(said, settings).value;
      return { kind: 'brand', subject: '', value: { ...asked, logo } };
    },
    detail: () => asked,
  });
}
