import * as z from 'zod';
import { type DeliveryState, deliveryStates } from '../../domain/delivery/delivery.ts';
import { deliveryDocument } from '../../domain/delivery/delivery-document.ts';
import { readDeliveries } from '../../storage/delivery.ts';
import { listed, oneMore } from './paging.ts';
import { Refusal } from './problem.ts';
import type { Answered, Asked, QueryParameter } from './route.ts';

/** Leaves only those deliveries in a list that stand so. */
export const inState: QueryParameter = {
  name: 'state',
  schema: z.enum(deliveryStates),
  description: 'Only those that wait, were delivered, have failed or were dropped',
};

/**
 * What was posted by a subscription (its number), newest first. The letters about it are left out:
 * what is answered to mail names the address of its owner.
 */
export async function postedBy(
  { acting: { db }, page, query }: Asked,
  subscription: number,
): Promise<Answered> {
  const states = statesIn(query);
  const asked = {
    ...oneMore(page),
    subscription,
    kind: 'event',
    ...(states && { states }),
  } as const;
  const found = await readDeliveries(db, asked);
  return listed(found, page, ({ createdAt: at, id }) => ({ at, id }), deliveryDocument);
}

/** @throws Refusal 400 where there is no such state. */
function statesIn(query: URLSearchParams): readonly DeliveryState[] | null {
  const named = query.get('state');
  if (named === null) return null;
  const state = deliveryStates.find((one) => one === named);
  if (state) return [state];
  throw new Refusal(400, `Let state be one of ${deliveryStates.join(', ')}, or leave it out.`);
}
