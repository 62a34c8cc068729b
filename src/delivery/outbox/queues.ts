import type { Queue } from '../../storage/due-delivery.ts';
import { createLane, type Lane, type LaneWidth } from './lane.ts';
import type { Parcel } from './parcel.ts';

/** How wide the lane of a queue is, and how much is claimed for it at once. */
export type QueueWidth = LaneWidth & Readonly<{ claimed: number }>;

/** How many attempts of one endpoint may be under way before it gets no further later attempts. */
const mostOfOne = 4;

/** What is in hand of one queue. */
export type QueueInHand = Readonly<{
  queue: Queue;
  /** How many deliveries may be claimed for it now. */
  room(): number;
  /** Subscriptions that have as many under way as they may. */
  busy(): readonly number[];
  add(parcel: Parcel, work: () => Promise<void>): void;
  lane: Lane;
}>;

/** @param onRoom called when there is room again. */
export function createQueue(queue: Queue, width: QueueWidth, onRoom: () => void): QueueInHand {
  const lane = createLane(width, () => {
    if (room() > 0) onRoom();
  });
  const inHand = new Map<number, number>();
  const count = (subscription: number, by: number) => {
    const next = (inHand.get(subscription) ?? 0) + by;
    if (next > 0) inHand.set(subscription, next);
    else inHand.delete(subscription);
  };
  // Few are asked for at a time rather than one whenever one is over.
  const room = () => (lane.waiting() < width.quick ? width.claimed - lane.waiting() : 0);
  return {
    ...{ queue, room, lane },
    busy: () => [...inHand].filter(([, parcels]) => parcels >= mostOfOne).map(([number]) => number),
    add({ subscription }, work) {
      count(subscription, 1);
      lane.add(() => work().finally(() => count(subscription, -1)));
    },
  };
}
