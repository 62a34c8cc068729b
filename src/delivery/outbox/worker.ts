import type { Queue } from '../../storage/due-delivery.ts';
import { atMost } from '../../storage/waiting.ts';
import { type FannedOut, fanOut } from './fan-out.ts';
import { createLeases, type LeaseTime } from './leases.ts';
import { createLedger } from './ledger.ts';
import { type Parcel, pack, takeDue } from './parcel.ts';
import { createQueue, type QueueInHand, type QueueWidth } from './queues.ts';
import type { DeliveryTools } from './tools.ts';

/** Brings news to everybody who wants it, as long as the process runs. */
export type DeliveryWorker = Readonly<{
  /** Looks at once for what is to be done; otherwise it does so each second. */
  wake(): void;
  /** Breaks off what is under way, and gives it back; within two seconds. */
  stop(): Promise<void>;
}>;

/** What other processes have written is found this often, in milliseconds. */
const pollMs = 1000;

/** How long events wait for room among the first attempts, in milliseconds. */
const longestHeldUpMs = 500;

/** A worker that is gone keeps what it had in hand for so long. */
const leaseTime: LeaseTime = { leaseMs: 6000, renewMs: 2000 };

const patienceMs = 250;

const widths: Readonly<Record<Queue, QueueWidth>> = {
  webhook_first: { quick: 64, slow: 2000, patienceMs, claimed: 1000 },
  webhook_again: { quick: 32, slow: 1000, patienceMs, claimed: 128 },
  mail: { quick: 4, slow: 4, patienceMs, claimed: 64 },
};

/** How long each step of stopping may take, in milliseconds. */
const stopping = { finish: 500, breakOff: 300, write: 1000 } as const;

/** Starts to bring what is due, and goes on until it is stopped. */
export function createDeliveryWorker(tools: DeliveryTools): DeliveryWorker {
  const { db, now, log } = tools;
  const leases = createLeases(db, now, leaseTime);
  const ledger = createLedger(tools, (parcels) => {
    for (const { lease } of parcels) leases.release(lease);
    // What is next for the same subscriptions waited for this.
    wake();
  });
  /** Queues of which the last claim has not taken all that was due. */
  const moreDue = new Set<Queue>();
  /** There may be events that were not handed on to everybody. */
  let moreNews = true;
  let handedOnAt = 0;
  const queueOf = (queue: Queue) => createQueue(queue, widths[queue], () => wakeFor(queue));
  const first = queueOf('webhook_first');
  const inHand = [first, queueOf('webhook_again'), queueOf('mail')];
  const breakOff = new AbortController();
  let state: 'running' | 'stopped' = 'running';
  let awake = false;
  let away = false;
  let rouse = () => {};

  function wake(): void {
    awake = true;
    rouse();
  }

  /** A queue has room again. */
  function wakeFor(queue: Queue): void {
    if (moreDue.has(queue) || (moreNews && queue === first.queue)) wake();
  }

  async function goOn(): Promise<void> {
    while (state === 'running') {
      awake = false;
      const busy = await turn().catch(notNow);
      if (!busy && !awake) await rest();
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Whether there may be more to do at once. */
  async function turn(): Promise<boolean> {
    // Before anything is claimed: what is in hand must not be claimed a second time.
    await leases.renew();
    if ((await handOn()) === 'maybe') await take();
    else moreDue.clear();
    if (away) log('info', 'The database is back; news leaves again.');
    away = false;
    return (moreNews && first.room() > 0) || inHand.some(mayTakeMore);
  }

  function mayTakeMore({ queue, room }: QueueInHand): boolean {
    return moreDue.has(queue) && room() > 0;
  }

  function notNow(error: unknown): false {
    if (!away) {
      log('error', 'News cannot leave; it waits for the database.', { error: String(error) });
    }
    away = true;
    return false;
  }

  /**
   * While plenty is under way the next events wait where they are, but not for long. Returns whether
   * anything may be due.
   */
  async function handOn(): Promise<FannedOut['due']> {
    const isClaiming = first.room() > 0;
    if (!isClaiming && now() < handedOnAt + longestHeldUpMs) return 'maybe';
    handedOnAt = now();
    const lease = isClaiming ? leases.begin() : null;
    const { next, due, claimed } = await fanOut(db, now(), lease);
    moreNews = next === 'more';
    if (lease) start(await pack(tools, { ...lease, queue: first.queue }, claimed));
    return due;
  }

  async function take(): Promise<void> {
    const asked = inHand.filter(({ room }) => room() > 0);
    if (asked.length === 0) return;
    const claims = asked.map(({ queue, room, busy }) => ({
      ...leases.begin(),
      ...{ queue, now: now(), limit: room(), busy: busy(), failing: 'webhook_first' as const },
    }));
    const parcels = await takeDue(tools, claims);
    start(parcels);
    for (const { queue, limit } of claims) {
      const found = parcels.filter((parcel) => parcel.queue === queue);
      if (countIn(found) < limit) moreDue.delete(queue);
      else moreDue.add(queue);
    }
  }

  function start(parcels: readonly Parcel[]): void {
    for (const parcel of parcels) {
      leases.hold(parcel);
      const own = inHand.find(({ queue }) => queue === parcel.queue);
      own?.add(parcel, () => bring(parcel));
    }
  }

  async function bring(parcel: Parcel): Promise<void> {
    // It was left lying too long, as when the process was frozen: another may have it by now.
    const carried = leases.isOurs(parcel.lease) ? await parcel.bring(breakOff.signal) : null;
    if (carried) ledger.add(parcel, carried);
    else if (state === 'running') leases.release(parcel.lease);
  }

  const going = goOn();
  return {
    wake,
    async stop() {
      state = 'stopped';
      rouse();
      for (const { lane } of inHand) lane.close();
      const idle = Promise.all([going, ...inHand.map(({ lane }) => lane.idle())]);
      await atMost(stopping.finish, idle);
      breakOff.abort();
      await atMost(stopping.breakOff, idle);
      await atMost(
        stopping.write,
        ledger
          .close()
          .then(leases.giveBack)
          .catch((error: unknown) => {
            const facts = { error: String(error) };
            log('warn', 'What was under way could not be given back; it is tried again.', facts);
          }),
      );
    },
  };
}

function countIn(parcels: readonly Parcel[]): number {
  return parcels.reduce((count, { claimed }) => count + claimed.length, 0);
}
