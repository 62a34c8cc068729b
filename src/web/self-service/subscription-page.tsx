import type { Child } from 'hono/jsx';
import { isToBeConfirmed } from '../../actions/confirm-subscription.ts';
import { type Site, siteComponents } from '../../domain/component.ts';
import { maskedAddress } from '../../domain/delivery/masked-address.ts';
import { kindsOfEvents, newsKinds } from '../../domain/delivery/news-kind.ts';
import { shownUrl } from '../../domain/delivery/shown-url.ts';
import { type SubscriptionTexts, subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { FormFault, FormNote } from '../console/field.tsx';
import type { Fields } from '../console/form.ts';
import { ActForm } from './act-form.tsx';
import type { OwnedView } from './owned.ts';
import type { Refused } from './subscribe-form.tsx';
import type { Visit } from './visit.ts';
import { OnlyAbout, WantedFields, wantedTyped } from './wanted-fields.tsx';
import { WebhookParts } from './webhook-parts.tsx';

/** The page of a subscription, and how it came to be shown. */
export type SubscriptionPageProps = Readonly<{
  visit: Visit;
  owned: OwnedView;
  /** What was just done, in a sentence; null of a page that was only opened. */
  note: string | null;
  /** What was typed into the form; null where nobody has sent it. */
  typed: Fields | null;
  refused: Refused | null;
  /** The secret of a webhook, where it was asked for; null else. */
  secret: string | null;
}>;

/** Everything on the page of a subscription, besides its frame. */
export function SubscriptionPage(props: SubscriptionPageProps) {
  const { visit, owned, note, refused } = props;
  const { state, channel } = owned.subscription;
  const { title } = subscriptionTexts[visit.language].states[state];
  const isTheirs = state !== 'unconfirmed' && state !== 'ended';
  return (
    <>
      {note !== null && <FormNote>{note}</FormNote>}
      {refused && <FormFault>{refused.whole}</FormFault>}
      <h1>{title}</h1>
      <Standing {...props} />
      {state !== 'ended' && <Facts {...props} />}
      <NextStep {...props} />
      {isTheirs && channel === 'webhook' && <WebhookParts {...props} />}
      {isTheirs && state !== 'disabled' && <Change {...props} />}
      {state !== 'ended' && <End {...props} />}
    </>
  );
}

/** What it means that it stands there, and why. */
function Standing({ visit: { language }, owned: { subscription } }: SubscriptionPageProps) {
  const { states, because } = subscriptionTexts[language];
  const { state, because: reason } = subscription;
  return <p>{state === 'disabled' && reason !== null ? because[reason] : states[state].text}</p>;
}

/** To whom what is sent. */
function Facts({ visit, owned }: SubscriptionPageProps) {
  const { language, rendering } = visit;
  const text = subscriptionTexts[language];
  const { subscription, subscriber, endpoint, followed, token } = owned;
  const mayFollowAll = subscription.state === 'active' || subscription.state === 'paused';
  const to = endpoint === null ? maskedAddress(subscriber.address) : shownUrl(endpoint.url);
  const lines: readonly (readonly [string, Child])[] = [
    [text.facts.to, <bdi>{to}</bdi>],
    ...(endpoint === null ? [] : [[text.dialect, text.dialects[endpoint.dialect]] as const]),
    ...(followed === null
      ? [
          [text.components, componentsSaid(owned, rendering.watched.site, visit.language)] as const,
          [text.kinds, kindsSaid(owned, text)] as const,
        ]
      : []),
    [text.language, texts[subscription.language].languageName],
  ];
  return (
    <>
      <dl class="wanted">
        {lines.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <OnlyAbout followed={followed} language={language}>
        {mayFollowAll && (
          <ActForm {...{ language, token, act: 'followAll', label: text.followAll }} />
        )}
      </OnlyAbout>
    </>
  );
}

function componentsSaid(
  { subscription }: OwnedView,
  site: Site,
  language: Visit['language'],
): string {
  const { comma, everything } = subscriptionTexts[language].facts;
  const { components } = subscription.wanted;
  if (components === null) return everything;
  const all = siteComponents(site);
  // One that the site has no more is called by its slug.
  const names = components.map((slug) => all.find((one) => one.slug === slug)?.name[language]);
  return names.map((name, index) => name ?? components[index]).join(comma);
}

function kindsSaid({ subscription }: OwnedView, text: SubscriptionTexts): string {
  const kinds = kindsOfEvents(subscription.wanted.events);
  if (kinds.length === newsKinds.length) return text.facts.everything;
  return kinds.map((kind) => text.kind[kind]).join(text.facts.comma);
}

/** The one button that brings it on, where there is one. */
function NextStep({ visit: { language }, owned }: SubscriptionPageProps) {
  const text = subscriptionTexts[language];
  const { state, because, channel } = owned.subscription;
  if (state === 'ended') {
    return (
      <p>
        <a class="more" href={`/${language}/subscribe`}>
          {text.toSubscribe}
        </a>
      </p>
    );
  }
  const form = { language, token: owned.token, isMain: true };
  if (isToBeConfirmed(owned.subscription)) {
    const label = state === 'unconfirmed' ? text.confirm : text.again;
    return <ActForm {...{ ...form, act: 'confirm', label }} />;
  }
  const isResumed = state === 'disabled' && because !== 'by_staff' && channel === 'webhook';
  return isResumed ? <ActForm {...{ ...form, act: 'resume', label: text.again }} /> : null;
}

/** What is to be sent from now on; a page that was only opened shows what is sent now. */
function Change({ visit, owned, typed, refused }: SubscriptionPageProps) {
  const { language, rendering } = visit;
  const text = subscriptionTexts[language];
  const { site } = rendering.watched;
  const { wanted, language: spoken } = owned.subscription;
  const { followed, token } = owned;
  const shown = typed ?? wantedTyped(wanted, spoken, site);
  const faults = refused?.faults ?? new Map<string, string>();
  return (
    <section class="part" aria-labelledby="change">
      <h2 id="change">{text.change}</h2>
      <form method="post" action={`/${language}/subscriptions/${token}`}>
        <WantedFields {...{ site, language, typed: shown, faults, followed }} />
        <button class="main" type="submit" name="act" value="change">
          {text.save}
        </button>
      </form>
    </section>
  );
}

function End({ visit: { language }, owned: { token } }: SubscriptionPageProps) {
  const { end, endHint } = subscriptionTexts[language];
  return (
    <section class="part" aria-labelledby="end">
      <h2 id="end">{end}</h2>
      <p class="hint">{endHint}</p>
      <ActForm {...{ language, token, act: 'end', label: end }} />
    </section>
  );
}
