import { shownUrl } from '../../../domain/delivery/shown-url.ts';
import type { SubscriptionState } from '../../../domain/delivery/subscription.ts';
import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { Around } from '../../components/around.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { PastTime } from '../../components/time.tsx';
import type { Lamp as LampKind } from '../../public/view.ts';
import { consolePath } from '../console-path.ts';
import type { Asked } from '../route.ts';

/** Where a webhook stands; one that is told and does nothing but fail is `failing`. */
type Standing = SubscriptionState | 'failing';

/** Where the console tells of one webhook, below the console. */
export function webhookPath(id: string): string {
  return `/webhooks/${id}`;
}

/** What a webhook is called: where it leads where nobody has named it, without what may be secret. */
export function webhookName({ name, url }: Pick<WebhookEndpoint, 'name' | 'url'>): string {
  return name || shownUrl(url);
}

/** The name of a webhook, which leads to its page. */
export function WebhookLink({ endpoint }: Readonly<{ endpoint: WebhookEndpoint }>) {
  return (
    <a href={consolePath + webhookPath(endpoint.subscription.id)}>
      <bdi>{webhookName(endpoint)}</bdi>
    </a>
  );
}

type StandingProps = Readonly<{
  endpoint: WebhookEndpoint;
  asked: Pick<Asked, 'language' | 'reading'>;
}>;

/** Where a webhook stands, since when, and why. */
export function WebhookStanding({ endpoint, asked: { language, reading } }: StandingProps) {
  const { state, because } = endpoint.subscription;
  const standing = standingOf(endpoint);
  const since = sinceOf(endpoint);
  const texts = consoleWebhookTexts[language];
  return (
    <div class={`state ${lamps[standing]}`} data-standing={standing}>
      <p class="shown">
        <Lamp kind={lamps[standing]} />
        <strong>{texts.states[standing]}</strong>{' '}
        {since !== null && (
          <span class="quiet">
            <Around {...texts.since}>
              <PastTime {...{ instant: since, language, reading }} />
            </Around>
          </span>
        )}
      </p>
      {state === 'disabled' && because !== null && <p>{texts.because[because]}</p>}
    </div>
  );
}

function standingOf({ subscription, failingSince }: WebhookEndpoint): Standing {
  const { state } = subscription;
  return state === 'active' && failingSince !== null ? 'failing' : state;
}

/** Since when it is not told as it should be; null where that is not known, or where it is told. */
function sinceOf({ subscription: { state, endedAt }, failingSince }: WebhookEndpoint) {
  return state === 'active' ? failingSince : endedAt;
}

const lamps: Readonly<Record<Standing, LampKind>> = {
  active: 'operational',
  failing: 'degraded_performance',
  disabled: 'major_outage',
  paused: 'unprobed',
  unconfirmed: 'unverified',
  ended: 'unprobed',
};
