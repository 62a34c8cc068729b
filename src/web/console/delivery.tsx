import type { Child } from 'hono/jsx';
import { redeliver } from '../../actions/redeliver.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Subscription } from '../../domain/delivery/subscription.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleDeliveryTexts } from '../../i18n/console/delivery-texts.ts';
import { type DeliveryShown, readDelivery } from '../../storage/delivery.ts';
import { readHeldUntil } from '../../storage/delivery-search.ts';
import { readSubscription } from '../../storage/subscription.ts';
import { there } from '../api/found.ts';
import { Around } from '../components/around.tsx';
import { ClockTime, FullTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { Attempts } from './delivery/attempts.tsx';
import { type Receiver, readReceivers } from './delivery/receivers.ts';
import { DeliveryStanding, deliveryPath, whatGoes } from './delivery/rows.tsx';
import { readAbout, type Told, ToldOf } from './delivery/told-of.tsx';
import { FormFault, FormNote } from './field.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { StaffForm } from './staff-form.tsx';

const path = '/deliveries/:id';

/** One delivery, with each attempt; it can be made again. */
export const deliveryRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path, allows: 'viewer', handle: (asked) => deliveryPage(asked, null) },
  { method: 'GET', path: `${path}/part`, allows: 'viewer', handle: showPart },
  { method: 'POST', path: `${path}/redelivery`, allows: 'admin', handle: sendAgain },
];

async function sendAgain(asked: StaffAsked): Promise<Answer> {
  const { acting, outgoing, language } = asked;
  const { delivery, subscription } = await readAsked(asked);
  try {
    await redeliver(acting, outgoing, subscription.channel, delivery.id);
    const to = `${consolePath}${deliveryPath(delivery.id)}?done=queued`;
    return { kind: 'go', to, cookies: [] };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    return deliveryPage(asked, consoleDeliveryTexts[language].redeliver.notNow);
  }
}

/** What an open page fetches again while the delivery is under way. */
async function showPart(asked: StaffAsked): Promise<Answer> {
  const { delivery } = await readAsked(asked);
  const heldUntil = await readHeldUntil(asked.db, delivery.id);
  return { kind: 'part', content: <Progress {...{ asked, delivery, heldUntil }} /> };
}

async function deliveryPage(asked: StaffAsked, fault: string | null): Promise<Answer> {
  const { language, query } = asked;
  const { delivery, subscription } = await readAsked(asked);
  const [receivers, told, heldUntil] = await Promise.all([
    readReceivers(asked, [delivery]),
    readAbout(asked.db, delivery),
    readHeldUntil(asked.db, delivery.id),
  ]);
  const receiver = receivers.get(delivery.id) ?? null;
  const content = (
    <>
      {query.get('done') === 'queued' && (
        <FormNote>{consoleDeliveryTexts[language].redeliver.done}</FormNote>
      )}
      {fault !== null && <FormFault>{fault}</FormFault>}
      <About {...{ asked, delivery, subscription, receiver, told }} />
      <Progress {...{ asked, delivery, heldUntil }} />
      <Redelivery {...{ asked, delivery, subscription }} />
    </>
  );
  const title = whatGoes(delivery, language);
  return { kind: 'page', status: fault === null ? 200 : 409, title, content };
}

async function readAsked({ db, param }: StaffAsked) {
  const delivery = there(await readDelivery(db, param('id')), 'delivery');
  const subscription = there(await readSubscription(db, delivery.subscriptionId), 'delivery');
  return { delivery, subscription };
}

type DeliveryProps = Readonly<{ asked: StaffAsked; delivery: DeliveryShown }>;

type OneProps = DeliveryProps & Readonly<{ subscription: Subscription }>;

/** What goes to whom, since when. */
function About({
  asked,
  delivery,
  subscription: { channel },
  receiver,
  told,
}: OneProps & Readonly<{ receiver: Receiver | null; told: Told | null }>) {
  const { language, reading } = asked;
  const texts = consoleDeliveryTexts[language];
  return (
    <>
      {receiver && (
        <p class="tap">
          <Around {...texts.to}>
            <Linked path={receiver.path}>
              <bdi>{receiver.name}</bdi>
            </Linked>
          </Around>
        </p>
      )}
      <ToldOf {...{ asked, told }} />
      <p class="quiet">
        <Around {...texts.queued}>
          <FullTime {...{ instant: delivery.createdAt, language, reading }} />
        </Around>
        {channel === 'webhook' &&
          delivery.eventId !== null &&
          ` · ${texts.eventId}: ${delivery.eventId}`}
      </p>
    </>
  );
}

function Linked({ path: to, children }: Readonly<{ path: string | null; children?: Child }>) {
  return to === null ? children : <a href={consolePath + to}>{children}</a>;
}

/** How soon an attempt is due that is waited for, in milliseconds; a lease is no longer. */
const soonMs = 10_000;

type ProgressProps = DeliveryProps &
  Readonly<{
    /** Until when its first attempt waits; null of what waits for no first one. */
    heldUntil: number | null;
  }>;

/** Where it stands, and each attempt; while one is to be seen in a moment, it renews itself. */
function Progress({ asked, delivery, heldUntil }: ProgressProps) {
  const { now, language, reading } = asked;
  const texts = consoleDeliveryTexts[language];
  const isSoon = delivery.state === 'waiting' && (heldUntil ?? delivery.dueAt) <= now + soonMs;
  return (
    <div id="progress" {...(isSoon && renewing(delivery.id))}>
      <DeliveryStanding {...{ asked, delivery }} />
      {isSoon && <p class="quiet">{texts.underWay}</p>}
      {heldUntil !== null && !isSoon && (
        <p class="quiet">
          <Around {...texts.held}>
            <ClockTime {...{ instant: heldUntil, language, reading }} />
          </Around>
        </p>
      )}
      <p class="fault" role="status" data-stale hidden>
        {texts.stale}
      </p>
      <Attempts {...{ asked, attempts: delivery.attempts }} />
    </div>
  );
}

/** It is put in place whole, so that it stops when there is nothing to wait for. */
function renewing(id: string) {
  return {
    'hx-get': `${consolePath}${deliveryPath(id)}/part`,
    ...{ 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' },
    ...{ 'hx-status:4xx': 'swap:none', 'hx-status:5xx': 'swap:none' },
  };
}

function Redelivery({ asked, delivery: { id, kind, state, tries }, subscription }: OneProps) {
  const { redeliver: texts } = consoleDeliveryTexts[asked.language];
  const isTold = subscription.state === 'active' || kind !== 'event';
  // What is in the queue already is sent no sooner by being asked for.
  const isQueued = state === 'waiting' && tries === 0;
  if (!isAtLeast(asked.visitor.role, 'admin') || !isTold || isQueued) return null;
  const page = deliveryPath(id);
  return (
    <div class="acts">
      <StaffForm {...{ asked, page, action: `${page}/redelivery` }}>
        <button type="submit" aria-describedby="again-note">
          {texts.submit}
        </button>
      </StaffForm>
      <p id="again-note" class="quiet">
        {texts.note[subscription.channel]}
      </p>
    </div>
  );
}
