import type { Subscriber } from '../../domain/delivery/subscriber.ts';
import type { Subscription } from '../../domain/delivery/subscription.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleSubscriberTexts } from '../../i18n/console/subscriber-texts.ts';
import { texts as siteTexts } from '../../i18n/texts.ts';
import { searchDeliveries } from '../../storage/delivery-search.ts';
import { readSubscriber } from '../../storage/subscriber.ts';
import { readSubscriptionsOf } from '../../storage/subscription.ts';
import { there } from '../api/found.ts';
import { Around } from '../components/around.tsx';
import { FullTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { NewestDeliveries } from './delivery/rows.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { shownAddress } from './subscriber/shown-address.tsx';
import { SubscriptionRows } from './subscriber/subscriptions.tsx';

const path = '/subscribers/:id';

/** One subscriber: what they want, since when, and what was sent to them. */
export const subscriberRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: show },
};

/** How many deliveries stand on the page. */
const listed = 10;

/** The subscriber that the path names. @throws AppError `not_found` without one. */
export async function subscriberAsked({ db, param }: StaffAsked): Promise<Subscriber> {
  return there(await readSubscriber(db, param('id')), 'subscriber');
}

async function show(asked: StaffAsked): Promise<Answer> {
  const { db, visitor, language } = asked;
  const subscriber = await subscriberAsked(asked);
  const { id } = subscriber;
  const to = { kind: 'subscriber', id } as const;
  const [subscriptions, { deliveries }] = await Promise.all([
    readSubscriptionsOf(db, id),
    searchDeliveries(db, { to, state: null }, { before: null, limit: listed }),
  ]);
  const content = (
    <>
      <About {...{ asked, subscriber }} />
      {isAtLeast(visitor.role, 'admin') && (
        <p class="acts">
          <a class="button" href={`${consolePath}/subscribers/${id}/removal`}>
            {consoleSubscriberTexts[language].removal.title}
          </a>
        </p>
      )}
      <Wants {...{ asked, subscriptions }} />
      <NewestDeliveries {...{ asked, deliveries, of: 'subscriber', id }} />
    </>
  );
  return { kind: 'page', status: 200, title: shownAddress(asked, subscriber), content };
}

type AboutProps = Readonly<{ asked: StaffAsked; subscriber: Subscriber }>;

function About({ asked: { language, reading }, subscriber }: AboutProps) {
  const texts = consoleSubscriberTexts[language];
  return (
    <p>
      {siteTexts[subscriber.language].languageName} ·{' '}
      <Around {...texts.since}>
        <FullTime {...{ instant: subscriber.createdAt, language, reading }} />
      </Around>
      {subscriber.confirmedAt === null && ` · ${texts.unconfirmed}`}
    </p>
  );
}

type WantsProps = Readonly<{ asked: StaffAsked; subscriptions: readonly Subscription[] }>;

function Wants({ asked, subscriptions }: WantsProps) {
  const { wants } = consoleSubscriberTexts[asked.language];
  const standing = subscriptions.filter(({ state }) => state !== 'ended');
  const former = subscriptions.filter(({ state }) => state === 'ended');
  return (
    <section aria-labelledby="wants">
      <h2 id="wants">{wants.title}</h2>
      {standing.length === 0 && <p>{wants.none}</p>}
      <SubscriptionRows {...{ asked, subscriptions: standing }} />
      {former.length > 0 && (
        <details class="former">
          <summary>{wants.former(former.length)}</summary>
          <SubscriptionRows {...{ asked, subscriptions: former }} />
        </details>
      )}
    </section>
  );
}
