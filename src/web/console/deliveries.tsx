import { type DeliveryState, deliveryStates } from '../../domain/delivery/delivery.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { consoleDeliveryTexts } from '../../i18n/console/delivery-texts.ts';
import {
  type DeliverySearch,
  mostDeliveriesLookedThrough,
  searchDeliveries,
} from '../../storage/delivery-search.ts';
import { readSubscriber } from '../../storage/subscriber.ts';
import { readWebhookEndpoint } from '../../storage/webhook-endpoint.ts';
import { Around } from '../components/around.tsx';
import { consolePath } from './console-path.ts';
import { readReceivers } from './delivery/receivers.ts';
import { DeliveryRows } from './delivery/rows.tsx';
import { SelectField } from './field.tsx';
import { pageLength } from './list-place.ts';
import { Onward } from './onward.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { shownAddress } from './subscriber/shown-address.tsx';
import { webhookName } from './webhook/standing.tsx';

const path = '/deliveries';

export const deliveriesRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: showAll },
};

/** What is looked for, as the address says it. */
type Wanted = Readonly<{
  webhook: string;
  subscriber: string;
  state: DeliveryState | null;
  before: string | null;
}>;

async function showAll(asked: StaffAsked): Promise<Answer> {
  const { db, language, reading, texts } = asked;
  const wanted = wantedIn(asked);
  const { before } = wanted;
  const found = await searchDeliveries(db, searchOf(wanted), { before, limit: pageLength });
  const { deliveries } = found;
  const [receivers, only] = await Promise.all([
    readReceivers(asked, deliveries),
    readName(asked, wanted),
  ]);
  const told = consoleDeliveryTexts[language];
  const content = (
    <>
      <p>{told.about}</p>
      <Filter {...{ asked, wanted }} />
      {only !== null && <OnlyTo {...{ asked, only }} />}
      {deliveries.length === 0 && <p>{told.none}</p>}
      <DeliveryRows {...{ asked, deliveries, receivers }} />
      <Onward
        {...{ language, reading, next: found.next, before: wanted.before }}
        texts={{ ...composeTexts[language], ...told }}
        addressOf={(before) => addressOf(wanted, before)}
        most={mostDeliveriesLookedThrough}
      />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.deliveries, content };
}

function wantedIn({ query }: StaffAsked): Wanted {
  return {
    webhook: query.get('webhook') ?? '',
    subscriber: query.get('subscriber') ?? '',
    state: deliveryStates.find((one) => one === query.get('state')) ?? null,
    before: query.get('before'),
  };
}

function searchOf({ webhook, subscriber, state }: Wanted): DeliverySearch {
  if (webhook !== '') return { to: { kind: 'subscription', id: webhook }, state };
  return { to: subscriber === '' ? null : { kind: 'subscriber', id: subscriber }, state };
}

/** What the one is called whose deliveries are looked for; null where any are, or nobody is there. */
async function readName(
  asked: StaffAsked,
  { webhook, subscriber }: Wanted,
): Promise<string | null> {
  const { db } = asked;
  if (webhook !== '') {
    const endpoint = await readWebhookEndpoint(db, webhook);
    return endpoint && webhookName(endpoint);
  }
  const person = subscriber === '' ? null : await readSubscriber(db, subscriber);
  return person && shownAddress(asked, person);
}

type WantedProps = Readonly<{ asked: StaffAsked; wanted: Wanted }>;

function Filter({ asked: { language }, wanted: { webhook, subscriber, state } }: WantedProps) {
  const { state: label, states, anyState, filter } = consoleDeliveryTexts[language];
  return (
    <form class="filter" method="get" action={consolePath + path}>
      <SelectField
        {...{ name: 'state', label, chosen: state ?? '' }}
        options={[
          { value: '', text: anyState },
          ...deliveryStates.map((value) => ({ value, text: states[value] })),
        ]}
      />
      {webhook !== '' && <input type="hidden" name="webhook" value={webhook} />}
      {subscriber !== '' && <input type="hidden" name="subscriber" value={subscriber} />}
      <button type="submit">{filter}</button>
    </form>
  );
}

function OnlyTo({ asked: { language }, only }: Readonly<{ asked: StaffAsked; only: string }>) {
  const { onlyTo, all } = consoleDeliveryTexts[language];
  return (
    <p>
      <Around {...onlyTo}>
        <bdi>{only}</bdi>
      </Around>{' '}
      <a class="more" href={consolePath + path}>
        {all}
      </a>
    </p>
  );
}

/** The same search, from before a delivery on. */
function addressOf({ webhook, subscriber, state }: Wanted, before: string | null): string {
  const parts = { webhook, subscriber, state: state ?? '', before: before ?? '' };
  const query = new URLSearchParams(Object.entries(parts).filter(([, text]) => text !== ''));
  return `${consolePath}${path}${query.size > 0 ? `?${query}` : ''}`;
}
