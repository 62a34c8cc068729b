import { demandOwner, webhookToChange } from '../../../actions/change/webhook-to-change.ts';
import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import type { StaffAsked } from '../route.ts';

/** The webhook that the path names. @throws AppError `not_found` without one. */
export function webhookAsked({ acting, param }: StaffAsked): Promise<WebhookEndpoint> {
  return webhookToChange(acting, param('id'))();
}

/**
 * The same, where it is for staff to change what it is and to see its secret.
 * @throws AppError `conflict` where it belongs to a subscriber, `not_found` without one.
 */
export async function ourWebhookAsked(asked: StaffAsked): Promise<WebhookEndpoint> {
  const endpoint = await webhookAsked(asked);
  demandOwner(asked.acting, endpoint);
  return endpoint;
}
