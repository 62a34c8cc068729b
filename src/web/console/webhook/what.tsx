import type { Child } from 'hono/jsx';
import { siteComponents } from '../../../domain/component.ts';
import { shownUrl } from '../../../domain/delivery/shown-url.ts';
import type { Subscriber } from '../../../domain/delivery/subscriber.ts';
import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { subscriptionTexts } from '../../../i18n/subscription-texts.ts';
import { texts } from '../../../i18n/texts.ts';
import { Around } from '../../components/around.tsx';
import { FullTime } from '../../components/time.tsx';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';
import { SubscriberLink } from '../subscriber/shown-address.tsx';
import { WhatItIs } from '../what-it-is.tsx';

type WhatProps = Readonly<{
  asked: StaffAsked;
  endpoint: WebhookEndpoint;
  /** Whose it is; null where staff or a token made it. */
  owner: Subscriber | null;
}>;

/** What a webhook is told, in which form, and whose it is; of its address only what is no secret. */
export function WhatItIsTold({ asked, endpoint, owner }: WhatProps) {
  const { language, reading } = asked;
  const { what } = consoleWebhookTexts[language];
  const { url, dialect, rotatedAt, subscription } = endpoint;
  const { events, subject } = subscription.wanted;
  const { dialects, event } = subscriptionTexts[language];
  const lines: readonly (readonly [string, Child])[] = [
    [what.url, <bdi>{shownUrl(url)}</bdi>],
    [what.dialect, dialects[dialect]],
    [what.language, texts[subscription.language].languageName],
    [
      what.events,
      events === null ? what.everything : events.map((type) => event[type]).join(what.comma),
    ],
    [what.components, componentsText(asked, subscription.wanted.components)],
    ...(subject === null ? [] : [[what.only, subject] as const]),
    [what.origin, <Origin {...{ asked, endpoint, owner }} />],
    [what.created, <FullTime {...{ instant: subscription.createdAt, language, reading }} />],
    [
      what.rotated,
      rotatedAt === null ? (
        what.neverRotated
      ) : (
        <FullTime {...{ instant: rotatedAt, language, reading }} />
      ),
    ],
  ];
  return <WhatItIs {...{ title: what.title, lines }} />;
}

function Origin({ asked, endpoint: { subscription }, owner }: WhatProps) {
  const { what } = consoleWebhookTexts[asked.language];
  const { origin } = subscription;
  if (owner !== null) {
    return (
      <Around {...what.bySubscriber}>
        <SubscriberLink {...{ asked, subscriber: owner }} />
      </Around>
    );
  }
  return origin === 'visitor' ? null : (
    <a href={`${consolePath}/audit?${new URLSearchParams({ subject: subscription.id })}`}>
      {what.origins[origin]}
    </a>
  );
}

/** The names of components; of one that is gone its slug. */
export function componentsText(
  { language, watched }: Pick<StaffAsked, 'language' | 'watched'>,
  slugs: readonly string[] | null,
): string {
  const { everything, comma } = consoleWebhookTexts[language].what;
  if (slugs === null) return everything;
  const names = new Map(siteComponents(watched.site).map(({ slug, name }) => [slug, name]));
  return slugs.map((slug) => names.get(slug)?.[language] ?? slug).join(comma);
}
