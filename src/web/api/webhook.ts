import type { WebhookWithSecret } from '../../actions/change/webhook-secret.ts';
import { webhookToChange } from '../../actions/change/webhook-to-change.ts';
import { changeWebhook } from '../../actions/change-webhook.ts';
import { createWebhook } from '../../actions/create-webhook.ts';
import { changedWebhook, newWebhook, redeliverySpan } from '../../actions/input/webhook.ts';
import { pauseWebhook } from '../../actions/pause-webhook.ts';
import { redeliver } from '../../actions/redeliver.ts';
import { redeliverSpan } from '../../actions/redeliver-span.ts';
import { removeWebhook } from '../../actions/remove-webhook.ts';
import { resumeWebhook } from '../../actions/resume-webhook.ts';
import { rotateSecret } from '../../actions/rotate-secret.ts';
import { testWebhook } from '../../actions/test-webhook.ts';
import { webhookDocument } from '../../domain/delivery/webhook-document.ts';
import { readWebhookEndpoints } from '../../storage/webhook-endpoint.ts';
import { inState, postedBy } from './delivery-list.ts';
import { delivery } from './documents/delivery.ts';
import { redelivery, webhook, webhookWithSecret } from './documents/webhook.ts';
import * as examples from './examples/webhook.ts';
import { listed, oneMore } from './paging.ts';
import type { Asked, PrivateRoute } from './route.ts';
import { versioned } from './versioned.ts';

const one = { kind: 'private', noun: 'webhooks', shape: 'versioned', status: 200 } as const;

/** `/webhooks`: where news is posted to, and what became of it. */
export const webhookRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/webhooks',
    shape: 'pages',
    summary: 'List webhooks, those made last first',
    answer: webhook,
    handle: async ({ acting: { db }, page }) =>
      listed(
        await readWebhookEndpoints(db, oneMore(page)),
        page,
        ({ subscription: { createdAt: at, id } }) => ({ at, id }),
        webhookDocument,
      ),
  },
  {
    ...one,
    method: 'POST',
    path: '/webhooks',
    status: 201,
    summary: 'Make a webhook, which is told at once of what comes from now on',
    description:
      'The answer has the secret with which each request is signed; keep it, as it is not shown ' +
      'again. Addresses in private networks are refused, here and each time that is posted.',
    body: { schema: newWebhook, example: examples.created },
    answer: webhookWithSecret,
    handle: async ({ acting, outgoing, input, watched: { site } }) => {
      const created = await createWebhook(acting, outgoing, input, site.defaultLanguage);
      return {
        ...secretTold(created),
        location: `/api/v1/webhooks/${created.webhook.id}`,
      };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/webhooks/:id',
    summary: 'Read a webhook',
    answer: webhook,
    handle: async (asked) => versioned(webhookDocument(await endpointAsked(asked))),
  },
  {
    ...one,
    method: 'PATCH',
    path: '/webhooks/:id',
    summary: 'Change where a webhook is posted to, in which form, or what it is told of',
    description:
      'What is left out stays. What waits for it goes to the new address. One that a subscriber made ' +
      'is theirs to change, and so is its secret: it can be paused or removed.',
    body: { schema: changedWebhook, example: examples.changed },
    answer: webhook,
    handle: async ({ acting, outgoing, param, version, input }) =>
      versioned(await changeWebhook(acting, outgoing, param('id'), version, input)),
  },
  {
    ...one,
    method: 'DELETE',
    path: '/webhooks/:id',
    summary: 'Take a webhook away for good; what waits for it is dropped',
    description: 'It is answered as it last was.',
    answer: webhook,
    handle: async ({ acting, param, version }) =>
      versioned(await removeWebhook(acting, param('id'), version)),
  },
  {
    ...one,
    method: 'POST',
    path: '/webhooks/:id/test',
    status: 201,
    shape: 'one',
    summary: 'Post a webhook.test to a webhook, and to no other',
    description: 'Six times a minute at most. What became of it stands among its deliveries.',
    answer: delivery,
    handle: async ({ acting, outgoing, param }) => ({
      kind: 'one',
      body: await testWebhook(acting, outgoing, param('id')),
    }),
  },
  {
    ...one,
    method: 'POST',
    path: '/webhooks/:id/secret-rotation',
    summary: 'Give a webhook a new secret; the one before signs, too, for 24 hours',
    description: 'The answer has the new secret; keep it, as it is not shown again.',
    answer: webhookWithSecret,
    handle: async ({ acting, outgoing, param, version }) =>
      secretTold(await rotateSecret(acting, outgoing, param('id'), version)),
  },
  {
    ...one,
    method: 'PUT',
    path: '/webhooks/:id/pause',
    summary: 'Post nothing to a webhook until it is resumed; what waits for it is dropped',
    answer: webhook,
    handle: async ({ acting, param, version }) =>
      versioned(await pauseWebhook(acting, param('id'), version)),
  },
  {
    ...one,
    method: 'DELETE',
    path: '/webhooks/:id/pause',
    summary: 'Post to a webhook again that was paused or disabled',
    description: 'It is told of what comes from now on; ask for a redelivery of what it missed.',
    answer: webhook,
    handle: async ({ acting, param, version }) =>
      versioned(await resumeWebhook(acting, param('id'), version)),
  },
  {
    ...one,
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    shape: 'pages',
    query: [inState],
    summary: 'List what was posted to a webhook, with each attempt, newest first',
    answer: delivery,
    handle: async (asked) => {
      const { subscription } = await endpointAsked(asked);
      return postedBy(asked, subscription.number);
    },
  },
  {
    ...one,
    method: 'POST',
    path: '/webhooks/:id/redelivery',
    shape: 'one',
    summary: 'Deliver all again that failed or was dropped in a stretch of time',
    body: { schema: redeliverySpan, example: examples.redelivered },
    answer: redelivery,
    handle: async ({ acting, outgoing, param, input }) => ({
      kind: 'one',
      body: await redeliverSpan(acting, outgoing, param('id'), input),
    }),
  },
  {
    ...one,
    method: 'POST',
    path: '/webhooks/deliveries/:id/redelivery',
    shape: 'one',
    summary: 'Make one delivery again, with the same webhook-id',
    description: 'Whatever became of it; one that waits for its next attempt waits no longer.',
    answer: delivery,
    handle: async ({ acting, outgoing, param }) => ({
      kind: 'one',
      body: await redeliver(acting, outgoing, 'webhook', param('id')),
    }),
  },
];

function endpointAsked({ acting, param }: Asked) {
  return webhookToChange(acting, param('id'))();
}

function secretTold({ webhook, secret }: WebhookWithSecret) {
  return versioned({ ...webhook, secret });
}
