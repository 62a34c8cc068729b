import { changeBrand } from '../../../actions/change-brand.ts';
import { changedBrand } from '../../../actions/input/brand.ts';
import { parseWritten } from '../../../actions/written/parse.ts';
import type { InputFault } from '../../../domain/app-error.ts';
import type { SettingOf, Stored } from '../../../domain/settings/setting.ts';
import { brandSettingNow } from '../../../domain/settings/setting-now.ts';
import { brandOf } from '../../../domain/settings/watched-now.ts';
import { consoleSettingsTexts } from '../../../i18n/console/settings-texts.ts';
import { readSettings } from '../../../storage/setting.ts';
import { BrandFooter } from '../../components/brand-footer.tsx';
import { Mark } from '../../components/mark.tsx';
import { composeRoutes } from '../compose.tsx';
import { Preview } from '../preview.tsx';
import type { StaffAsked } from '../route.ts';
import { versionIn } from '../staff-form.tsx';
import { BrandFields } from './brand-fields.tsx';
import { brandFields, type TypedBrand, typedBrand } from './brand-typed.ts';
import { inForm } from './faults.ts';

type StoredBrand = Stored<SettingOf<'brand'>>;

const path = '/settings/brand';

/** The form in which the brand is changed, but for its logo. */
export const brandRoutes = composeRoutes<StoredBrand>({
  form: path,
  action: path,
  allows: 'admin',
  read: async ({ db, watched }) => brandSettingNow(watched, await readSettings(db)),
  begin: (_, { value }) => brandFields(value),
  compose: (asked, stored) => {
    const texts = consoleSettingsTexts[asked.language];
    return {
      ...{ title: texts.brand, submit: texts.save, version: stored.version },
      ...{ page: path, action: path },
      fields: (faults) => <BrandFields {...{ asked, faults }} />,
      standing: <BrandPreview {...{ asked, value: stored.value }} />,
    };
  },
  preview: (asked, stored) => {
    const value = { ...wantedBrand(asked), logo: stored.value.logo };
    return <BrandPreview {...{ asked, value }} />;
  },
  send: async (asked) => {
    const { acting, watched, typed } = asked;
    wantedBrand(asked);
    await changeBrand(acting, watched, versionIn(asked), typedBrand(typed).brand);
    return '/settings?done=saved';
  },
  wordings: () => ({}),
});

/** The brand that was typed. @throws AppError `invalid` naming the fields of the form. */
function wantedBrand({ typed, language }: StaffAsked) {
  const read = typedBrand(typed);
  return inForm(
    (fault) => fieldOf(fault, read),
    () => parseWritten(changedBrand, read.brand),
    (fault) => wordingOf(fault, language),
  );
}

function fieldOf({ pointer }: InputFault, { linkRows, numberRows }: TypedBrand): string {
  const [, part = '', index = '', member = '', language = ''] = pointer.split('/');
  switch (part) {
    case 'links':
      return `links.${linkRows[Number(index)] ?? 0}.${member === 'label' ? language || 'zh' : member}`;
    case 'registrations':
      return `registrations.${numberRows[Number(index)] ?? 0}.${member}`;
    default:
      return part;
  }
}

function wordingOf({ pointer, detail }: InputFault, language: StaffAsked['language']): string {
  const { faults } = consoleSettingsTexts[language];
  const [, part = '', , member = ''] = pointer.split('/');
  switch (part) {
    case 'accent':
    case 'footer':
      return faults[part];
    case 'links':
      return member === 'href' ? faults.href : faults.label;
    case 'registrations':
      return member === 'href' ? faults.lookedUp : faults.number;
    default:
      return detail;
  }
}

type BrandPreviewProps = Readonly<{ asked: StaffAsked; value: StoredBrand['value'] }>;

/** The head and the foot of the pages; their colours show once it is stored. */
function BrandPreview({ asked, value }: BrandPreviewProps) {
  const { language, watched } = asked;
  const brand = brandOf(value);
  return (
    <Preview
      language={language}
      show={(one) => (
        <>
          <p class="brand">
            <Mark name={watched.site.name[one]} logo={brand.logo} />
          </p>
          <BrandFooter brand={brand} language={one} />
        </>
      )}
    />
  );
}
