import { changeLogo } from '../../../actions/change-logo.ts';
import { AppError } from '../../../domain/app-error.ts';
import { logoOf } from '../../../domain/brand.ts';
import type { SettingOf, Stored } from '../../../domain/settings/setting.ts';
import { consoleSettingsTexts } from '../../../i18n/console/settings-texts.ts';
import { sha256Hex } from '../../../storage/hash.ts';
import { Mark } from '../../components/mark.tsx';
import { Field, FormFault } from '../field.tsx';
import type { Refused } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { StaffForm, versionIn } from '../staff-form.tsx';

/**
 * Takes the image that was uploaded for the logo, or takes the logo away where none was asked for.
 * @throws AppError as `changeLogo`, and `invalid` where no image was chosen.
 */
export async function useLogo(asked: StaffAsked): Promise<void> {
  const file = asked.files.get('logo');
  if (!file) {
    throw new AppError('invalid', 'Choose an image.', [
      { pointer: '/logo', detail: consoleSettingsTexts[asked.language].faults.noFile },
    ]);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { acting } = asked;
  // Another image is another request, whatever the fields of the form say.
  const once = acting.once && {
    ...acting.once,
    fingerprint: `${acting.once.fingerprint} ${await sha256Hex(bytes)}`,
  };
  await changeLogo({ ...acting, once }, asked.watched, versionIn(asked), bytes);
}

/** Takes the logo away. */
export async function dropLogo(asked: StaffAsked): Promise<void> {
  await changeLogo(asked.acting, asked.watched, versionIn(asked), null);
}

type LogoProps = Readonly<{
  asked: StaffAsked;
  stored: Stored<SettingOf<'brand'>>;
  mayChange: boolean;
  refused: Refused | null;
}>;

/** The logo, and the form in which another one is chosen. */
export function LogoSection({ asked, stored, mayChange, refused }: LogoProps) {
  const { language, watched } = asked;
  const texts = consoleSettingsTexts[language];
  const { value, version } = stored;
  return (
    <section aria-labelledby="logo-title">
      <h2 id="logo-title">{texts.logo}</h2>
      <p>{texts.logoText}</p>
      <p class="brand">
        <Mark name={watched.site.name[language]} logo={value.logo && logoOf(value.logo)} />
      </p>
      {refused && <FormFault>{refused.whole}</FormFault>}
      {mayChange && (
        <StaffForm
          {...{ asked, action: '/settings/logo', page: '/settings', version }}
          sends="file"
        >
          <Field
            {...{ name: 'logo', type: 'file', label: texts.file, hint: texts.fileHint }}
            fault={refused?.faults.get('logo')}
          />
          <p class="acts">
            <button type="submit">{texts.upload}</button>
          </p>
        </StaffForm>
      )}
      {mayChange && value.logo && (
        <StaffForm {...{ asked, action: '/settings/logo/removal', page: '/settings', version }}>
          <button class="plain" type="submit">
            {texts.removeLogo}
          </button>
        </StaffForm>
      )}
    </section>
  );
}
