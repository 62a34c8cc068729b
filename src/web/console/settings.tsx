import { siteComponents } from '../../domain/component.ts';
import { brandSettingNow, contactsNow } from '../../domain/settings/setting-now.ts';
import { brandOf } from '../../domain/settings/watched-now.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleSettingsTexts } from '../../i18n/console/settings-texts.ts';
import { readSettings } from '../../storage/setting.ts';
import { BrandFooter } from '../components/brand-footer.tsx';
import { ContactLink } from '../components/contact-link.tsx';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import { type Refused, refusedBy } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { brandRoutes } from './settings/brand.tsx';
import { contactRoutes } from './settings/contact.tsx';
import { dropLogo, LogoSection, useLogo } from './settings/logo.tsx';

/** Contacts, brand and logo. */
export const settingsRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/settings', allows: 'viewer', handle: (asked) => page(asked, null) },
  ...contactRoutes,
  ...brandRoutes,
  { method: 'POST', path: '/settings/logo', allows: 'admin', handle: upload },
  { method: 'POST', path: '/settings/logo/removal', allows: 'admin', handle: remove },
];

function upload(asked: StaffAsked): Promise<Answer> {
  return done(asked, useLogo);
}

function remove(asked: StaffAsked): Promise<Answer> {
  return done(asked, dropLogo);
}

async function done(
  asked: StaffAsked,
  work: (asked: StaffAsked) => Promise<void>,
): Promise<Answer> {
  const { faults } = consoleSettingsTexts[asked.language];
  try {
    await work(asked);
  } catch (error) {
    const isChosen = asked.files.has('logo');
    return page(asked, refusedBy(error, asked.texts, isChosen ? { logo: faults.logo } : {}));
  }
  return { kind: 'go', to: `${consolePath}/settings?done=saved`, cookies: [] };
}

async function page(asked: StaffAsked, refused: Refused | null): Promise<Answer> {
  const { db, watched, language, visitor } = asked;
  const settings = await readSettings(db);
  const texts = consoleSettingsTexts[language];
  const mayChange = isAtLeast(visitor.role, 'admin');
  const stored = brandSettingNow(watched, settings);
  const content = (
    <>
      <DoneNote asked={asked} />
      <section aria-labelledby="contacts">
        <h2 id="contacts">{texts.contacts}</h2>
        <p>{texts.contactsText}</p>
        <ul class="rows">
          {contactsNow(watched, settings).map((contact) => (
            <ContactRow {...{ asked, contact, mayChange }} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="brand">
        <h2 id="brand">{texts.brand}</h2>
        <p>{texts.brandText}</p>
        {stored.value.accent && (
          <p>
            {texts.accent}: {stored.value.accent}
          </p>
        )}
        <BrandFooter brand={brandOf(stored.value)} language={language} />
        {mayChange && <ChangeLink to="/settings/brand">{texts.change}</ChangeLink>}
      </section>
      <LogoSection {...{ asked, stored, mayChange, refused }} />
    </>
  );
  return { kind: 'page', status: refused?.status ?? 200, title: texts.title, content };
}

type ContactRowProps = Readonly<{
  asked: StaffAsked;
  contact: ReturnType<typeof contactsNow>[number];
  mayChange: boolean;
}>;

function ContactRow({ asked, contact: { subject, value }, mayChange }: ContactRowProps) {
  const { language, watched } = asked;
  const texts = consoleSettingsTexts[language];
  const component = siteComponents(watched.site).find(({ slug }) => slug === subject);
  return (
    <li>
      <div>
        <p>{component?.name[language]}</p>
        <p class="tap">
          {value ? <ContactLink contact={value} language={language} /> : texts.none}
        </p>
      </div>
      {mayChange && (
        <a
          class="button"
          href={`${consolePath}/settings/contacts/${subject}`}
          aria-label={`${texts.change}: ${component?.name[language]}`}
        >
          {texts.change}
        </a>
      )}
    </li>
  );
}

function ChangeLink({ to, children }: Readonly<{ to: string; children?: string }>) {
  return (
    <p class="acts">
      <a class="button" href={consolePath + to}>
        {children}
      </a>
    </p>
  );
}
