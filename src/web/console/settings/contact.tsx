import { changeContact } from '../../../actions/change-contact.ts';
import { changedContact } from '../../../actions/input/contact.ts';
import { parseWritten } from '../../../actions/written/parse.ts';
import type { InputFault } from '../../../domain/app-error.ts';
import { siteComponents } from '../../../domain/component.ts';
import type { SettingOf, Stored } from '../../../domain/settings/setting.ts';
import { contactsNow } from '../../../domain/settings/setting-now.ts';
import { consoleSettingsTexts } from '../../../i18n/console/settings-texts.ts';
import { readSettings } from '../../../storage/setting.ts';
import { there } from '../../api/found.ts';
import { ContactLink } from '../../components/contact-link.tsx';
import { composeRoutes } from '../compose.tsx';
import { Field } from '../field.tsx';
import { typedIn } from '../form.ts';
import { ConcernedPage, Preview, viewIf } from '../preview.tsx';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { versionIn } from '../staff-form.tsx';
import { watchedIf } from '../watched-if.ts';
import { WordsField } from '../words-field.tsx';
import { contactFields, contactIn } from './contact-typed.ts';
import { inForm } from './faults.ts';

type StoredContact = Stored<SettingOf<'contact'>>;

const path = '/settings/contacts';

/** The form in which the contact of a component is changed. */
export const contactRoutes = composeRoutes<StoredContact>({
  form: `${path}/:component`,
  action: `${path}/:component`,
  allows: 'admin',
  read: contactAsked,
  begin: (_, { value }) => contactFields(value),
  compose: (asked, { subject, value, version }) => {
    const { language } = asked;
    const texts = consoleSettingsTexts[language];
    return {
      ...{ title: texts.contactOf(nameOf(asked)), submit: texts.save, version },
      ...{ page: `${path}/${subject}`, action: `${path}/${subject}` },
      fields: (faults) => <ContactFields {...{ asked, faults }} />,
      standing: (
        <p class="tap">
          {value ? <ContactLink contact={value} language={language} /> : texts.none}
        </p>
      ),
    };
  },
  preview,
  send,
  wordings: ({ language }) => consoleSettingsTexts[language].faults,
});

function ContactFields({ asked, faults }: Readonly<{ asked: StaffAsked; faults: FieldFaults }>) {
  const { typed, language } = asked;
  const texts = consoleSettingsTexts[language];
  return (
    <>
      <p class="quiet">{texts.contactHint}</p>
      <WordsField
        {...{ name: 'label', label: texts.label, typed, beginning: {}, rows: 1 }}
        {...{ hint: texts.labelHint, fault: faults.get('label') }}
      />
      <Field
        {...{ name: 'href', type: 'text', label: texts.href, hint: texts.hrefHint }}
        {...{ value: typedIn(typed, 'href'), optional: true, fault: faults.get('href') }}
      />
    </>
  );
}

function preview(asked: StaffAsked, { subject }: StoredContact) {
  const contact = contactIn(asked.typed);
  inForm(inField, () => parseWritten(changedContact, { contact }));
  const watched = watchedIf(asked, { kind: 'contact', subject, value: contact });
  const view = viewIf({ ...asked, watched }, asked.facts.words);
  return (
    <Preview
      language={asked.language}
      show={(language) => <ConcernedPage {...{ view, components: [subject], language }} />}
    />
  );
}

async function send(asked: StaffAsked, { subject }: StoredContact): Promise<string> {
  const contact = contactIn(asked.typed);
  inForm(inField, () => parseWritten(changedContact, { contact }));
  await changeContact(asked.acting, subject, versionIn(asked), { contact });
  return '/settings?done=saved';
}

/** The field of a fault; which language it is in makes no difference. */
function inField({ pointer }: InputFault): string {
  return pointer.split('/')[2] ?? '';
}

async function contactAsked({ db, watched, param }: StaffAsked): Promise<StoredContact> {
  const all = contactsNow(watched, await readSettings(db));
  return there(
    all.find(({ subject }) => subject === param('component')),
    'component',
  );
}

function nameOf({ watched, param, language }: StaffAsked): string {
  const component = siteComponents(watched.site).find(({ slug }) => slug === param('component'));
  return component?.name[language] ?? '';
}
