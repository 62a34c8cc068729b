import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import { isAtLeast } from '../../../domain/staff.ts';
import { consoleWebhookTexts, type WebhookDone } from '../../../i18n/console/webhook-texts.ts';
import { searchDeliveries } from '../../../storage/delivery-search.ts';
import { readSubscriber } from '../../../storage/subscriber.ts';
import { NewestDeliveries } from '../delivery/rows.tsx';
import { FormFault, FormNote } from '../field.tsx';
import type { Refused } from '../refused.ts';
import type { Answer, StaffAsked } from '../route.ts';
import { isOurs, WebhookActs } from './acts.tsx';
import { webhookAsked } from './found.ts';
import { SecretSection } from './secret.tsx';
import { SpanForm } from './span.tsx';
import { WebhookStanding, webhookName, webhookPath } from './standing.tsx';
import { WhatItIsTold } from './what.tsx';

/** Why the page is shown again after something was asked for. */
type Shown = Readonly<{
  status: 200 | 409 | 422 | 429;
  fault: string | null;
  /** Of the form for a stretch of time. */
  refused: Refused | null;
}>;

/** The page as it is when nothing was refused. */
export const asShown: Shown = { status: 200, fault: null, refused: null };

/** How many deliveries stand on the page. */
const listed = 10;

/** The page of one webhook. */
export async function webhookPage(
  asked: StaffAsked,
  { status, fault, refused }: Shown,
): Promise<Answer> {
  const { visitor } = asked;
  const endpoint = await webhookAsked(asked);
  const { owner, deliveries } = await readAround(asked, endpoint);
  const page = webhookPath(endpoint.subscription.id);
  const mayChange = isAtLeast(visitor.role, 'admin');
  const isTold = endpoint.subscription.state === 'active';
  const span = mayChange && (isTold || refused) && <SpanForm {...{ asked, page, refused }} />;
  const content = (
    <>
      <Done asked={asked} />
      <WebhookStanding {...{ asked, endpoint }} />
      {fault !== null && <FormFault>{fault}</FormFault>}
      {mayChange && <WebhookActs {...{ asked, endpoint }} />}
      {/* What is to be mended comes first. */}
      {refused && span}
      {mayChange && isOurs(endpoint) && <SecretSection {...{ asked, endpoint }} />}
      <WhatItIsTold {...{ asked, endpoint, owner }} />
      <NewestDeliveries {...{ asked, deliveries, of: 'webhook', id: endpoint.subscription.id }} />
      {!refused && span}
    </>
  );
  return { kind: 'page', status, title: webhookName(endpoint), content };
}

async function readAround({ db }: StaffAsked, { subscription }: WebhookEndpoint) {
  const to = { kind: 'subscription', id: subscription.id } as const;
  const [owner, { deliveries }] = await Promise.all([
    subscription.subscriber === null ? null : readSubscriber(db, subscription.subscriber),
    searchDeliveries(db, { to, state: null }, { before: null, limit: listed }),
  ]);
  return { owner, deliveries };
}

function Done({ asked: { query, language } }: Readonly<{ asked: StaffAsked }>) {
  const { done } = consoleWebhookTexts[language];
  const what = (['created', 'saved', 'paused', 'resumed', 'redelivered'] as const).find(
    (one: WebhookDone) => one === query.get('done'),
  );
  return what ? <FormNote>{done[what]}</FormNote> : null;
}
