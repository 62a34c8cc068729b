import { type Asking, subscribe } from '../../actions/subscribe.ts';
import { AppError } from '../../domain/app-error.ts';
import { eventsOfKinds, kindsProposed } from '../../domain/delivery/news-kind.ts';
import type { DeliveryChannel } from '../../domain/delivery/subscription.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { databaseRefusal } from '../../storage/away.ts';
import { type Fields, readForm, typedIn } from '../console/form.ts';
import { faultsIn } from '../console/refused.ts';
import { urlFaultSaid } from '../console/url-fault.ts';
import { isFromElsewhere } from './elsewhere.ts';
import { followedNow } from './followed.ts';
import { goTo, message, printed, type Shown } from './printed.tsx';
import {
  channelIn,
  componentAsked,
  pathAsked,
  type Refused,
  SubscribePage,
} from './subscribe-form.tsx';
import type { Visit } from './visit.ts';
import { type Followed, wantedIn, wantedTyped } from './wanted-fields.tsx';

/** Shows the form, with what the link to it has asked for. */
export function showForm(visit: Visit): Promise<Response> {
  const { faults } = subscriptionTexts[visit.language];
  const typed = beginningOf(visit);
  const isGone = subjectAsked(visit, typed) !== null && followedIn(visit, typed) === null;
  const refused = isGone ? { whole: faults.subject, faults: new Map() } : null;
  return page(visit, { typed, refused, status: 200 });
}

/**
 * Asks for what was typed. The answer is the same for everybody: whether an address is told already
 * is nobody's business.
 */
export async function sendForm(visit: Visit): Promise<Response> {
  const { request, options, askedOften, network, now, site } = visit;
  if (isFromElsewhere(request, site.baseUrl)) return message(visit, 'elsewhere', 403);
  const { fields: typed } = await readForm(request);
  if (typed.has('show'))
    return page(visit, { typed: byOtherWay(typed), refused: null, status: 200 });
  const { refusals } = subscriptionTexts[visit.language];
  const refuse = (status: 429 | 503, whole: string, wait: number) =>
    page(visit, { typed, refused: { whole, faults: new Map() }, status, wait });
  if (!options.outgoing.sendsMail) return refuse(503, refusals.away, 3600);
  try {
    const asked = { kind: 'letters', holder: network, now } as const;
    const wait = await askedOften(options.openDatabase, asked);
    if (wait !== null) return await refuse(429, refusals.tooMany, wait);
    await subscribe(await askingOf(visit), inputIn(visit, typed));
    return await goTo(visit, '/subscribe/sent');
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return wrong(visit, typed, error);
    if (isPassing(error)) return refuse(503, refusals.away, 5);
    throw error;
  }
}

/** Says where to look now. */
export function showSent(visit: Visit): Promise<Response> {
  const { sent, sentToInbox, toInbox } = subscriptionTexts[visit.language];
  const { inboxUrl } = visit.options.outgoing;
  const { title, text } = inboxUrl === null ? sent : sentToInbox;
  const content = (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      {inboxUrl !== null && (
        <p>
          <a class="more" href={inboxUrl}>
            {toInbox}
          </a>
        </p>
      )}
    </>
  );
  return printed(visit, {
    ...{ status: 200, path: '/subscribe/sent', title, description: text, content },
  });
}

async function askingOf({ options, rendering, now }: Visit): Promise<Asking> {
  const db = await options.openDatabase();
  return { db, site: rendering.watched.site, now, outgoing: options.outgoing };
}

/** What was typed, as the action takes it. */
function inputIn({ rendering }: Visit, typed: Fields) {
  const channel = channelIn(typedIn(typed, 'way'));
  const wanted = wantedIn(typed, rendering.watched.site);
  const asked = { channel, address: typedIn(typed, 'address'), ...wanted };
  if (channel === 'mail') return asked;
  return { ...asked, url: typedIn(typed, 'url'), dialect: typedIn(typed, 'dialect') };
}

function wrong(visit: Visit, typed: Fields, error: AppError): Promise<Response> {
  const { faults, refusals } = subscriptionTexts[visit.language];
  const inWords = error.faults.map((fault) => urlFaultSaid(fault, visit.language));
  const known = faultsIn({ faults: inWords }, faults);
  const gone = known.get('subject');
  const refused = { whole: gone ?? refusals.invalid, faults: known };
  // Where the one thing is gone, all the rest is there to be chosen.
  const shown = gone === undefined ? typed : new Map([...beginningOf(visit), ...typed]);
  return page(visit, { typed: shown, refused, status: 422 });
}

/** Whether the same may be done a moment later. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof AppError)) return databaseRefusal(error) !== null;
  return error.code === 'unavailable' || error.code === 'stale';
}

/**
 * What was typed, with the form of the other way to go on in. Changes of statuses are chosen there
 * as they are at first.
 */
function byOtherWay(typed: Fields): Fields {
  const way = channelIn(typedIn(typed, 'show'));
  const isProposed = kindsProposed(way).includes('statuses');
  return new Map([...typed, ['way', way], ['kind.statuses', isProposed ? 'on' : '']]);
}

/** All that is usual is chosen, of all components but where the link names one. */
function beginningOf(visit: Visit): Fields {
  const { query, language, rendering } = visit;
  const component = componentAsked(visit, query);
  const components = component === null ? null : [component];
  const kinds = kindsProposed(channelIn(query.get('way')));
  const events = eventsOfKinds(isUntold(visit, component) ? [...kinds, 'statuses'] : kinds);
  const wanted = { events, components, subject: null };
  return wantedTyped(wanted, language, rendering.watched.site);
}

/** Whether checks alone find trouble with a component, so that nobody writes when it is over. */
function isUntold({ rendering }: Visit, component: string | null): boolean {
  return rendering.status.conditions.some(
    ({ component: { slug }, status, by, said }) =>
      slug === component &&
      status !== 'operational' &&
      by === 'monitor' &&
      said.incidents.length === 0,
  );
}

type FormState = Readonly<{
  typed: Fields;
  refused: Refused | null;
  status: Shown['status'];
  /** Seconds after which it may be sent again. */
  wait?: number;
}>;

function page(visit: Visit, { typed, refused, status, wait }: FormState): Promise<Response> {
  const channel: DeliveryChannel = channelIn(typed.get('way') ?? visit.query.get('way'));
  const followed = followedIn(visit, typed);
  // Mail is what the path stands for without a word.
  const way = channel === 'mail' ? '' : channel;
  const text = subscriptionTexts[visit.language];
  return printed(visit, {
    ...{ status, path: pathAsked(visit, { way }), description: text.lead },
    // What is wrong is heard first.
    title: refused?.whole ?? (followed === null ? text.title : text.titleOfOne),
    content: <SubscribePage {...{ visit, channel, typed, followed, refused }} />,
    ...(wait !== undefined && { headers: { 'Retry-After': String(wait) } }),
  });
}

/** What the form or the link to it follows alone, where that is still told of. */
function followedIn(visit: Visit, typed: Fields): Followed {
  const id = subjectAsked(visit, typed);
  return id ? followedNow(visit.rendering, id) : null;
}

/** Its id; null where nothing is to be followed alone. */
function subjectAsked({ query }: Visit, typed: Fields): string | null {
  return typed.get('subject') ?? query.get('incident') ?? query.get('maintenance');
}
