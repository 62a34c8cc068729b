import type { Subscriber } from '../../domain/delivery/subscriber.ts';
import { languages } from '../../domain/localized.ts';
import { consoleSubscriberTexts } from '../../i18n/console/subscriber-texts.ts';
import { texts as siteTexts } from '../../i18n/texts.ts';
import {
  countSubscriptions,
  countSubscriptionsOf,
  type SubscriptionCount,
  searchSubscribers,
} from '../../storage/subscriber-search.ts';
import { Around } from '../components/around.tsx';
import { PastTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { Field, FormNote } from './field.tsx';
import { pageLength, placeOf, placeText } from './list-place.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { Paging } from './said-list.tsx';
import { SubscriberLink, seesAddresses } from './subscriber/shown-address.tsx';
import { WideTable } from './wide-table.tsx';

const path = '/subscribers';

/** Everybody who left an address; looked for by whoever sees addresses. */
export const subscriberListRoute: ConsoleRoute = {
  ...{ method: 'GET', path, allows: 'viewer', handle: showAll },
};

/** Longer than any address. */
const longest = 254;

async function showAll(asked: StaffAsked): Promise<Answer> {
  const { db, query, language, texts } = asked;
  const before = placeOf(query.get('before'));
  // To look for an address would tell whose it is.
  const words = seesAddresses(asked) ? (query.get('q') ?? '').trim().slice(0, longest) : '';
  const [found, counts] = await Promise.all([
    searchSubscribers(db, words, { before, limit: pageLength + 1 }),
    countSubscriptions(db),
  ]);
  const shown = found.slice(0, pageLength);
  const last = found.length > pageLength ? shown.at(-1) : undefined;
  const has = await countSubscriptionsOf(
    db,
    shown.map(({ id }) => id),
  );
  const told = consoleSubscriberTexts[language];
  const content = (
    <>
      {query.get('done') === 'removed' && <FormNote>{told.removal.done}</FormNote>}
      <p>{told.about}</p>
      <p class="acts">
        <a class="button" href={`${consolePath}/quarantine`}>
          {texts.places.quarantine}
        </a>
      </p>
      <Counts {...{ asked, counts }} />
      {seesAddresses(asked) ? <Search {...{ asked, words }} /> : <p>{told.masked}</p>}
      {shown.length === 0 && <p>{words === '' ? told.none : told.noneFound}</p>}
      <ul class="rows">
        {shown.map((subscriber) => (
          <SubscriberRow {...{ asked, subscriber, has: has.get(subscriber.id) ?? 0 }} />
        ))}
      </ul>
      <Paging
        {...{ language, path, isFirst: before === null }}
        {...(words !== '' && { search: new URLSearchParams({ q: words }) })}
        before={last ? placeText({ at: last.createdAt, id: last.id }) : null}
      />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.subscribers, content };
}

type CountsProps = Readonly<{ asked: StaffAsked; counts: readonly SubscriptionCount[] }>;

/** How many subscriptions there are: in each language, by how they stand. */
function Counts({ asked: { language }, counts }: CountsProps) {
  const { counts: labels, states } = consoleSubscriberTexts[language];
  if (counts.length === 0) return null;
  const channels = [
    ['mail', labels.byMail],
    ['webhook', labels.byWebhook],
  ] as const;
  const shown = (['active', 'unconfirmed', 'paused', 'disabled'] as const).filter((state) =>
    counts.some((one) => one.state === state),
  );
  return (
    <WideTable label={labels.title} columns={[labels.title, ...shown.map((one) => states[one])]}>
      {channels.flatMap(([channel, name]) =>
        languages.map((spoken) => (
          <tr>
            <th scope="row">
              {name} · {siteTexts[spoken].languageName}
            </th>
            {shown.map((state) => (
              <td>{countOf(counts, { channel, language: spoken, state })}</td>
            ))}
          </tr>
        )),
      )}
    </WideTable>
  );
}

function countOf(
  counts: readonly SubscriptionCount[],
  { channel, language, state }: Omit<SubscriptionCount, 'count'>,
): number {
  const fits = (one: SubscriptionCount) =>
    one.channel === channel && one.language === language && one.state === state;
  return counts.find(fits)?.count ?? 0;
}

function Search({ asked, words }: Readonly<{ asked: StaffAsked; words: string }>) {
  const { search, submit } = consoleSubscriberTexts[asked.language];
  return (
    <form class="filter" method="get" action={consolePath + path}>
      <Field {...{ name: 'q', label: search, type: 'search', value: words, optional: true }} />
      <button type="submit">{submit}</button>
    </form>
  );
}

type RowProps = Readonly<{ asked: StaffAsked; subscriber: Subscriber; has: number }>;

function SubscriberRow({ asked, subscriber, has }: RowProps) {
  const { language, reading } = asked;
  const texts = consoleSubscriberTexts[language];
  return (
    <li data-subscriber={subscriber.id}>
      <div>
        <p>
          <SubscriberLink {...{ asked, subscriber }} />
        </p>
        <p>
          {texts.has(has)} · {siteTexts[subscriber.language].languageName} ·{' '}
          {subscriber.confirmedAt === null ? (
            texts.unconfirmed
          ) : (
            <Around {...texts.since}>
              <PastTime {...{ instant: subscriber.createdAt, language, reading }} />
            </Around>
          )}
        </p>
      </div>
    </li>
  );
}
