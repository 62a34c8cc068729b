import type { Subscriber } from '../../domain/delivery/subscriber.ts';
import type { WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleDeliveryTexts } from '../../i18n/console/delivery-texts.ts';
import { consoleWebhookTexts } from '../../i18n/console/webhook-texts.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import type { DeliveryShown } from '../../storage/delivery.ts';
import { readNewestDeliveries } from '../../storage/delivery-search.ts';
import { readSubscribersBy } from '../../storage/subscriber.ts';
import { readWebhookEndpoints } from '../../storage/webhook-endpoint.ts';
import { Around } from '../components/around.tsx';
import { PastTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { FormNote } from './field.tsx';
import { pageLength, placeOf, placeText } from './list-place.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { Paging } from './said-list.tsx';
import { shownAddress } from './subscriber/shown-address.tsx';
import { WebhookLink, WebhookStanding } from './webhook/standing.tsx';

const path = '/webhooks';

/** All webhooks, those that customers made by themselves, too. */
export const webhookListRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: showAll },
};

async function showAll(asked: StaffAsked): Promise<Answer> {
  const { db, query, language, texts } = asked;
  const before = placeOf(query.get('before'));
  const found = await readWebhookEndpoints(db, { before, limit: pageLength + 1 });
  const shown = found.slice(0, pageLength);
  const [newest, owners] = await Promise.all([
    readNewestDeliveries(
      db,
      shown.map(({ subscription }) => subscription.number),
    ),
    readOwners(db, shown),
  ]);
  const last = found.length > pageLength ? shown.at(-1)?.subscription : undefined;
  const told = consoleWebhookTexts[language];
  const content = (
    <>
      {query.get('done') === 'removed' && <FormNote>{told.done.removed}</FormNote>}
      <p>{told.about}</p>
      <Ways asked={asked} />
      {shown.length === 0 && <p>{told.none}</p>}
      <ul class="rows">
        {shown.map((endpoint) => (
          <WebhookRow
            {...{ asked, endpoint, newest: newest.get(endpoint.subscription.number) ?? null }}
            owner={owners.get(endpoint.subscription.subscriber ?? '') ?? null}
          />
        ))}
      </ul>
      <Paging
        {...{ language, path, isFirst: before === null }}
        before={last ? placeText({ at: last.createdAt, id: last.id }) : null}
      />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.webhooks, content };
}

/** Reads whose webhooks are that belong to a subscriber, by the ids of those. */
async function readOwners(
  db: StaffAsked['db'],
  endpoints: readonly WebhookEndpoint[],
): Promise<ReadonlyMap<string, Subscriber>> {
  const ids = endpoints.flatMap(({ subscription: { subscriber } }) => subscriber ?? []);
  return new Map((await readSubscribersBy(db, ids)).map((one) => [one.id, one]));
}

function Ways({ asked: { visitor, language, texts } }: Readonly<{ asked: StaffAsked }>) {
  return (
    <p class="acts">
      {isAtLeast(visitor.role, 'admin') && (
        <a class="button main" href={`${consolePath}${path}/new`}>
          {consoleWebhookTexts[language].create}
        </a>
      )}
      <a class="button" href={`${consolePath}/deliveries`}>
        {texts.places.deliveries}
      </a>
    </p>
  );
}

type RowProps = Readonly<{
  asked: StaffAsked;
  endpoint: WebhookEndpoint;
  /** What was posted there last. */
  newest: DeliveryShown | null;
  /** Whose it is; null where staff or a token made it. */
  owner: Subscriber | null;
}>;

function WebhookRow({ asked, endpoint, newest, owner }: RowProps) {
  const { language, reading } = asked;
  const { dialects } = subscriptionTexts[language];
  const { states } = consoleDeliveryTexts[language];
  const { lastPosted, nothingYet, what } = consoleWebhookTexts[language];
  const { origin } = endpoint.subscription;
  return (
    <li data-webhook={endpoint.subscription.id}>
      <div>
        <p>
          <WebhookLink endpoint={endpoint} />
        </p>
        <p>
          {owner !== null && (
            <>
              <bdi>{shownAddress(asked, owner)}</bdi> ·{' '}
            </>
          )}
          {origin !== 'visitor' && `${what.origins[origin]} · `}
          {dialects[endpoint.dialect]} ·{' '}
          {newest === null ? (
            nothingYet
          ) : (
            <>
              <Around {...lastPosted}>
                <PastTime {...{ instant: newest.createdAt, language, reading }} />
              </Around>{' '}
              · {states[newest.state]}
            </>
          )}
        </p>
      </div>
      <WebhookStanding {...{ asked, endpoint }} />
    </li>
  );
}
