import { siteComponents } from '../../domain/component.ts';
import type { DeliveryChannel } from '../../domain/delivery/subscription.ts';
import { dialects } from '../../domain/delivery/webhook-endpoint.ts';
import type { Language } from '../../domain/localized.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { Field, FormFault, SelectField } from '../console/field.tsx';
import { type Fields, typedIn } from '../console/form.ts';
import type { FieldFaults } from '../console/refused.ts';
import { FeedsOffered } from './feeds-offered.tsx';
import type { Visit } from './visit.ts';
import { type Followed, OnlyAbout, WantedFields } from './wanted-fields.tsx';

/** What is wrong with a form that was sent: as a whole, and where. */
export type Refused = Readonly<{ whole: string; faults: FieldFaults }>;

type SubscribeFormProps = Readonly<{
  visit: Visit;
  channel: DeliveryChannel;
  typed: Fields;
  followed: Followed;
  /** Null of a form that nobody has refused. */
  refused: Refused | null;
}>;

/** Everything on the page on which one subscribes, besides its frame. */
export function SubscribePage(props: SubscribeFormProps) {
  const { visit, followed } = props;
  const { language, options, query } = visit;
  const { title, titleOfOne, feeds } = subscriptionTexts[language];
  const { sendsMail } = options.outgoing;
  return (
    <>
      <h1>{followed === null ? title : titleOfOne}</h1>
      {sendsMail ? <SubscribeForm {...props} /> : <p>{feeds.instead}</p>}
      <section class={sendsMail ? 'part' : ''} aria-labelledby="feeds">
        <h2 id="feeds">{feeds.heading}</h2>
        {sendsMail && <p>{feeds.text}</p>}
        <FeedsOffered language={language} component={componentAsked(visit, query)} />
      </section>
    </>
  );
}

function SubscribeForm({ visit, channel, typed, followed, refused }: SubscribeFormProps) {
  const { language, rendering } = visit;
  const text = subscriptionTexts[language];
  const faults: FieldFaults = refused?.faults ?? new Map();
  const { site } = rendering.watched;
  return (
    <>
      <p>{channel === 'mail' ? text.lead : text.webhookLead}</p>
      <OnlyAbout followed={followed} language={language}>
        <a class="more" href={`/${language}${pathAsked(visit, { incident: '', maintenance: '' })}`}>
          {text.followAll}
        </a>
      </OnlyAbout>
      {refused && <FormFault>{refused.whole}</FormFault>}
      <form method="post" action={`/${language}${pathAsked(visit)}`}>
        <input type="hidden" name="way" value={channel} />
        {channel === 'webhook' && <EndpointFields {...{ visit, typed, faults }} />}
        <Field
          {...{ name: 'address', type: 'email', autocomplete: 'email', label: text.address }}
          {...{ hint: text.addressHint, fault: faults.get('address') }}
          value={typedIn(typed, 'address')}
        />
        <WantedFields {...{ site, language, typed, faults, followed }} />
        <button class="main" type="submit">
          {text.submit}
        </button>
        <OtherWay channel={channel} language={language} />
      </form>
    </>
  );
}

/** Shows the form of the other way, with what was typed so far; after the button that Enter presses. */
function OtherWay({
  channel,
  language,
}: Readonly<{ channel: DeliveryChannel; language: Language }>) {
  const { byWebhook, byMail } = subscriptionTexts[language];
  const [value, label] = channel === 'mail' ? ['webhook', byWebhook] : ['mail', byMail];
  return (
    <button {...{ type: 'submit', class: 'more', name: 'show', value }} formnovalidate>
      {label}
    </button>
  );
}

type EndpointFieldsProps = Readonly<{ visit: Visit; typed: Fields; faults: FieldFaults }>;

/** Where it is posted to, and in which form. */
function EndpointFields({ visit: { language }, typed, faults }: EndpointFieldsProps) {
  const text = subscriptionTexts[language];
  return (
    <>
      <Field
        {...{ name: 'url', type: 'url', label: text.url, hint: text.urlHint }}
        {...{ value: typedIn(typed, 'url'), fault: faults.get('url') }}
      />
      <SelectField
        {...{ name: 'dialect', label: text.dialect, fault: faults.get('dialect') }}
        chosen={typedIn(typed, 'dialect')}
        options={dialects.map((value) => ({ value, text: text.dialects[value] }))}
      />
    </>
  );
}

/** The way by which a form or a link asks to be told. */
export function channelIn(way: string | null): DeliveryChannel {
  return way === 'webhook' ? 'webhook' : 'mail';
}

/** The component that a link names; null where the site has none of that slug. */
export function componentAsked({ rendering }: Visit, query: URLSearchParams): string | null {
  const asked = query.get('component');
  const known = siteComponents(rendering.watched.site).find(({ slug }) => slug === asked);
  return known?.slug ?? null;
}

/** The page below each language, with all that the link to it has asked for and nothing else. */
export function pathAsked(visit: Visit, changed: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams();
  for (const name of ['component', 'incident', 'maintenance', 'way']) {
    const value = changed[name] ?? visit.query.get(name) ?? '';
    if (/^[\w-]{1,100}$/.test(value)) asked.set(name, value);
  }
  return asked.size === 0 ? '/subscribe' : `/subscribe?${asked}`;
}
