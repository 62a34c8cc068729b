import type { DeliveryTrouble } from '../delivery/trouble.ts';
import type { WebhookEndpoint } from '../delivery/webhook-endpoint.ts';

/** What news that does not arrive asks for. Instants are UTC milliseconds. */
export type DeliveryNeed =
  /** Webhooks that are told of nothing any more, or to which nothing gets through for an hour. */
  | Readonly<{
      kind: 'endpoint_disabled' | 'deliveries_failing';
      endpoints: readonly WebhookEndpoint[];
      since: number;
    }>
  /** Mail that was tried and has waited for an hour. */
  | Readonly<{ kind: 'mail_failing'; count: number; since: number }>
  /** Mail to so many came back within the last days. */
  | Readonly<{ kind: 'quarantine'; count: number; newest: number }>;

/** What news that does not arrive asks for: those whom one thing troubles are told of together. */
export function deliveryNeeds(trouble: DeliveryTrouble): readonly DeliveryNeed[] {
  const { disabled, failing, waitingMail, quarantined } = trouble;
  return [
    ...endpointNeed(
      'endpoint_disabled',
      disabled,
      disabled.map(({ subscription }) => subscription.endedAt),
    ),
    ...endpointNeed(
      'deliveries_failing',
      failing,
      failing.map(({ failingSince }) => failingSince),
    ),
    ...(waitingMail ? [{ kind: 'mail_failing', ...waitingMail } as const] : []),
    ...(quarantined ? [{ kind: 'quarantine', ...quarantined } as const] : []),
  ];
}

function endpointNeed(
  kind: 'endpoint_disabled' | 'deliveries_failing',
  endpoints: readonly WebhookEndpoint[],
  instants: readonly (number | null)[],
): readonly DeliveryNeed[] {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? [] : [{ kind, endpoints, since: Math.min(...known) }];
}
