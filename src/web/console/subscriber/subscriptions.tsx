import type { Subscription, SubscriptionState } from '../../../domain/delivery/subscription.ts';
import { consoleSubscriberTexts } from '../../../i18n/console/subscriber-texts.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { subscriptionTexts } from '../../../i18n/subscription-texts.ts';
import { texts as siteTexts } from '../../../i18n/texts.ts';
import { Lamp } from '../../components/lamp.tsx';
import { PastTime } from '../../components/time.tsx';
import type { Lamp as LampKind } from '../../public/view.ts';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';
import { webhookPath } from '../webhook/standing.tsx';
import { componentsText } from '../webhook/what.tsx';

type RowsProps = Readonly<{ asked: StaffAsked; subscriptions: readonly Subscription[] }>;

/** What somebody is subscribed to, and how that stands. */
export function SubscriptionRows({ asked, subscriptions }: RowsProps) {
  if (subscriptions.length === 0) return null;
  const { language, reading } = asked;
  const { byChannel } = consoleSubscriberTexts[language];
  return (
    <ul class="rows">
      {subscriptions.map((subscription) => {
        const { id, channel, createdAt, state } = subscription;
        return (
          <li data-subscription={id} data-state={state}>
            <div>
              <p>
                {channel === 'webhook' && state !== 'ended' ? (
                  <a href={consolePath + webhookPath(id)}>{byChannel.webhook}</a>
                ) : (
                  byChannel[channel]
                )}
                {` · ${wantedText(subscription, asked)}`}
              </p>
              <p>
                {siteTexts[subscription.language].languageName} ·{' '}
                <PastTime {...{ instant: createdAt, language, reading }} />
              </p>
            </div>
            <SubscriptionStanding {...{ asked, subscription }} />
          </li>
        );
      })}
    </ul>
  );
}

function wantedText({ wanted }: Subscription, asked: StaffAsked): string {
  const { language } = asked;
  const { everything, only } = consoleSubscriberTexts[language].wants;
  const { event } = subscriptionTexts[language];
  const { comma } = consoleWebhookTexts[language].what;
  if (wanted.subject !== null) return only;
  const parts = [
    ...(wanted.events === null ? [] : [wanted.events.map((type) => event[type]).join(comma)]),
    ...(wanted.components === null ? [] : [componentsText(asked, wanted.components)]),
  ];
  return parts.length === 0 ? everything : parts.join(' · ');
}

type StandingProps = Readonly<{ asked: StaffAsked; subscription: Subscription }>;

function SubscriptionStanding({ asked: { language, reading }, subscription }: StandingProps) {
  const { state, because, endedAt } = subscription;
  const { states, because: reasons } = consoleSubscriberTexts[language];
  return (
    <div class={`state ${lamps[state]}`}>
      <p class="shown">
        <Lamp kind={lamps[state]} />
        <strong>{states[state]}</strong>{' '}
        {endedAt !== null && (
          <span class="quiet">
            <PastTime {...{ instant: endedAt, language, reading }} />
          </span>
        )}
      </p>
      {because !== null && <p>{reasons[because]}</p>}
    </div>
  );
}

const lamps: Readonly<Record<SubscriptionState, LampKind>> = {
  active: 'operational',
  disabled: 'major_outage',
  paused: 'unprobed',
  unconfirmed: 'unverified',
  ended: 'unprobed',
};
