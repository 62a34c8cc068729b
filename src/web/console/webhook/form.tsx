import { dialects, type WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import { newsTypes } from '../../../domain/event.ts';
import { languages } from '../../../domain/localized.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { subscriptionTexts } from '../../../i18n/subscription-texts.ts';
import { texts } from '../../../i18n/texts.ts';
import { ComponentChoice, chosenFields, chosenIn } from '../component-choice.tsx';
import { CheckField, Field, SelectField } from '../field.tsx';
import { type Fields, typedIn } from '../form.ts';
import { type FieldFaults, type Refused, refusedBy, withFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { urlFaultSaid } from '../url-fault.ts';

/** The field of an event, such as `event.incident.created`. */
const eventField = (type: string) => `event.${type}`;

/** What the form asks for, as the actions take it: nothing chosen stands for everything. */
export function webhookIn({ fields, watched }: Pick<StaffAsked, 'fields' | 'watched'>) {
  const events = newsTypes.filter((type) => typedIn(fields, eventField(type)) === 'on');
  const components = chosenIn(fields, watched.site);
  return {
    name: typedIn(fields, 'name'),
    url: typedIn(fields, 'url'),
    dialect: typedIn(fields, 'dialect'),
    language: typedIn(fields, 'language'),
    events: events.length === 0 ? null : events,
    components: components.length === 0 ? null : components,
  };
}

/** What the form begins with, for a webhook as it is. */
export function webhookFields({ url, name, dialect, subscription }: WebhookEndpoint): Fields {
  const { language, wanted } = subscription;
  return new Map([
    ...Object.entries({ name, url, dialect, language }),
    ...(wanted.events ?? []).map((type): [string, string] => [eventField(type), 'on']),
    ...chosenFields(wanted.components ?? []),
  ]);
}

/**
 * What an action refused, in the words of the reader.
 * @throws the error itself where sending the form again would not help.
 */
export function webhookRefused(error: unknown, asked: StaffAsked): Refused {
  const { form } = consoleWebhookTexts[asked.language];
  const inWords = withFaults(error, (fault) => urlFaultSaid(fault, asked.language));
  return refusedBy(inWords, asked.texts, form.faults);
}

type FieldsProps = Readonly<{
  /** With what stands in the form. */
  asked: StaffAsked;
  faults: FieldFaults;
}>;

/** Where a webhook is posted to, in which form, and what it is told of. */
export function WebhookFields({ asked, faults }: FieldsProps) {
  const { language, typed } = asked;
  const { form } = consoleWebhookTexts[language];
  const shown = (name: string) => ({ name, fault: faults.get(name) });
  return (
    <>
      <Field
        {...{ ...shown('url'), label: form.url, type: 'text', hint: form.urlHint }}
        value={typedIn(typed, 'url')}
      />
      <Field
        {...{ ...shown('name'), label: form.name, type: 'text', hint: form.nameHint }}
        {...{ value: typedIn(typed, 'name'), optional: true }}
      />
      <SelectField
        {...{ ...shown('dialect'), label: form.dialect, chosen: typedIn(typed, 'dialect') }}
        options={dialects.map((value) => ({
          value,
          text: subscriptionTexts[language].dialects[value],
        }))}
      />
      <SelectField
        {...{ ...shown('language'), label: form.language, hint: form.languageHint }}
        chosen={typedIn(typed, 'language')}
        options={languages.map((value) => ({ value, text: texts[value].languageName }))}
      />
      <Events {...{ asked, faults }} />
      <ComponentChoice {...{ asked, fault: faults.get('components'), hint: form.componentsHint }} />
    </>
  );
}

function Events({ asked: { language, typed }, faults }: FieldsProps) {
  const { form } = consoleWebhookTexts[language];
  const fault = faults.get('events');
  return (
    <fieldset aria-describedby="events-note">
      <legend>{form.events}</legend>
      <div class="checks broad">
        {newsTypes.map((type) => (
          <CheckField
            {...{ name: eventField(type), label: subscriptionTexts[language].event[type] }}
            isChecked={typedIn(typed, eventField(type)) === 'on'}
          />
        ))}
      </div>
      <p id="events-note" class={fault === undefined ? 'quiet' : 'fault'}>
        {fault ?? form.eventsHint}
      </p>
    </fieldset>
  );
}
