import type { Attempt, DeliveryState } from '../../../domain/delivery/delivery.ts';
import type { Language } from '../../../domain/localized.ts';
import { consoleDeliveryTexts } from '../../../i18n/console/delivery-texts.ts';
import { consoleSubscriberTexts } from '../../../i18n/console/subscriber-texts.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { subscriptionTexts } from '../../../i18n/subscription-texts.ts';
import type { DeliveryShown } from '../../../storage/delivery.ts';
import { Around } from '../../components/around.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { FutureTime, PastTime } from '../../components/time.tsx';
import type { Lamp as LampKind } from '../../public/view.ts';
import { consolePath } from '../console-path.ts';
import type { Asked } from '../route.ts';
import type { Receiver } from './receivers.ts';

/** Where the console tells of one delivery, below the console. */
export function deliveryPath(id: string): string {
  return `/deliveries/${id}`;
}

type AskedFor = Pick<Asked, 'language' | 'reading'>;

type RowsProps = Readonly<{
  asked: AskedFor;
  deliveries: readonly DeliveryShown[];
  /** To whom they go, by the ids of deliveries; left out where that goes without saying. */
  receivers?: ReadonlyMap<string, Receiver>;
}>;

/** Deliveries, each in a line that leads to its page. */
export function DeliveryRows({ asked, deliveries, receivers }: RowsProps) {
  const { language, reading } = asked;
  const texts = consoleDeliveryTexts[language];
  return (
    <ul class="rows">
      {deliveries.map((delivery) => (
        <li data-delivery={delivery.id} data-state={delivery.state}>
          <div>
            <p>
              <a href={consolePath + deliveryPath(delivery.id)}>{whatGoes(delivery, language)}</a>
            </p>
            <p>
              <To {...{ asked, receiver: receivers?.get(delivery.id) }} />
              <PastTime {...{ instant: delivery.createdAt, language, reading }} />
              {delivery.attempts.length > 0 && ` · ${texts.attempts(delivery.attempts.length)}`}
            </p>
          </div>
          <DeliveryStanding {...{ asked, delivery }} />
        </li>
      ))}
    </ul>
  );
}

/** What a delivery tells of, in a few words. */
export function whatGoes({ kind, eventType }: DeliveryShown, language: Language): string {
  if (kind !== 'event') return consoleDeliveryTexts[language].letters[kind];
  const { event } = subscriptionTexts[language];
  return eventType === null ? '' : event[eventType];
}

function To({ asked, receiver }: Readonly<{ asked: AskedFor; receiver: Receiver | undefined }>) {
  if (!receiver) return null;
  return (
    <>
      <Around {...consoleDeliveryTexts[asked.language].to}>
        <bdi>{receiver.name}</bdi>
      </Around>{' '}
      ·{' '}
    </>
  );
}

type StandingProps = Readonly<{ asked: AskedFor; delivery: DeliveryShown }>;

/** Where a delivery stands, and what its newest attempt found. */
export function DeliveryStanding({ asked, delivery }: StandingProps) {
  const { language, reading } = asked;
  const { state, tries, dueAt, attempts } = delivery;
  const texts = consoleDeliveryTexts[language];
  // What came of it before it was put into the queue again says nothing of now.
  const isFresh = state === 'waiting' && tries === 0;
  const newest = isFresh ? undefined : attempts.at(-1);
  return (
    <div class={`state ${lamps[state]}`}>
      <p class="shown">
        <Lamp kind={lamps[state]} />
        <strong>{texts.states[state]}</strong>{' '}
        {newest && <span class="quiet">{outcomeText(newest, language)}</span>}
      </p>
      {state === 'waiting' && !isFresh && (
        <p>
          <Around {...texts.next}>
            <FutureTime {...{ instant: dueAt, language, reading }} />
          </Around>
        </p>
      )}
    </div>
  );
}

/** What came of an attempt, in a few words. */
export function outcomeText({ status, failure }: Attempt, language: Language): string {
  const { log, failures } = consoleDeliveryTexts[language];
  if (status !== null) return log.answered(status);
  return failure === null ? '' : failures[failure];
}

const lamps: Readonly<Record<DeliveryState, LampKind>> = {
  delivered: 'operational',
  waiting: 'unverified',
  failed: 'major_outage',
  dropped: 'unprobed',
};

type NewestProps = Readonly<{
  asked: AskedFor;
  deliveries: readonly DeliveryShown[];
  /** Whose they are, and its id. */
  of: 'webhook' | 'subscriber';
  id: string;
}>;

/** The newest deliveries to one, on its page. */
export function NewestDeliveries({ asked, deliveries, of, id }: NewestProps) {
  const { language } = asked;
  const { title, none, all } =
    of === 'webhook'
      ? consoleWebhookTexts[language].posted
      : consoleSubscriberTexts[language].deliveries;
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">{title}</h2>
      {deliveries.length === 0 && <p>{none}</p>}
      <DeliveryRows {...{ asked, deliveries }} />
      {deliveries.length > 0 && (
        <p class="links">
          <a class="more" href={`${consolePath}/deliveries?${of}=${id}`}>
            {all}
          </a>
        </p>
      )}
    </section>
  );
}
