import type { Certificate } from '../../../domain/monitor/check.ts';
import type { MailRoundTripSpec } from '../../../domain/monitor/mail-spec.ts';
import type { Mark } from '../../mail/probe-mark.ts';
import type { Probe } from '../../probe.ts';
import { Failure, type Run, runProbe } from '../../run.ts';
import type { OneFamily } from '../addresses.ts';
import type { Network } from '../connect.ts';
import type { LoginBackOff } from '../login-back-off.ts';
import type { Mailbox } from './mailbox.ts';
import { Turns } from './turns.ts';

/** How soon the mailbox is looked into again although it told nothing. */
const soonestLookMs = 25;
const latestLookMs = 10_000;
/** So long before the deadline a last look tells a lost message from a silent server. */
const lastLookMs = 1000;

type Spec = MailRoundTripSpec & { family: OneFamily };

/**
 * Sends a message and waits for it in a mailbox, which is opened first. After the phases of both
 * servers come `delivery` and `cleanup`; `deliveryMs` runs from when the message had been taken
 * until it was found. Leftovers of runs whose message came too late are removed in `purge`.
 */
export function mailRoundTripProbe(network: Network, backOff: LoginBackOff): Probe<Spec> {
  const turns = new Turns();
  return (spec, context) =>
    runProbe(context, async (run) => {
      // Loaded when it is first needed: it takes 150 ms and 16 MB, and many have no such monitor.
      const { openMailbox, openSubmission } = await import('./clients.ts');
      await turns.take(mailboxOf(spec), context.timeoutMs / 2, run);
      const { imap, family } = spec;
      const mailbox = await openMailbox(imap, family, spec.mailbox, network, backOff, run);
      const { certificate } = run;
      run.enter('purge', 'no_response');
      await mailbox.purge(Date.now());
      const submission = await openSubmission(spec, network, backOff, run);
      run.certificate = soonerToExpire(certificate, run.certificate);
      const mark = { runId: run.runId, expiresAt: Math.ceil(Date.now() + run.remainingMs()) };
      await submission.send(mark);
      const deliveryMs = await delivery(mailbox, mark, run);
      judgeDelivery(deliveryMs, spec.degradedAboveMs);
    });
}

function mailboxOf({ imap: { host, port, login }, mailbox }: Spec): string {
  return JSON.stringify([host, port, login?.user, mailbox]);
}

/** Of two certificates that are in order, the one that has to be replaced first. */
function soonerToExpire(one: Certificate | null, other: Certificate | null): Certificate | null {
  if (one === null || other === null) return one ?? other;
  return one.validTo < other.validTo ? one : other;
}

/** Waits until the message is there, and takes it away again. */
async function delivery(mailbox: Mailbox, mark: Mark, run: Run): Promise<number> {
  const takenAt = performance.now();
  run.enter('delivery', 'no_response');
  for (;;) {
    const ours = await mailbox.newWith(mark);
    if (ours.length > 0) {
      const deliveryMs = performance.now() - takenAt;
      run.measure('deliveryMs', deliveryMs);
      run.enter('cleanup', 'no_response');
      await mailbox.remove(ours);
      return deliveryMs;
    }
    run.lateMeans('not_delivered', 'The server took the message, but it did not arrive in time.');
    await mailbox.news(pauseMs(performance.now() - takenAt, run.remainingMs()));
    run.lateMeans('no_response', 'The mailbox did not answer any more.');
  }
}

/**
 * Servers without IDLE tell nothing, and others gather what they tell (Dovecot for half a second),
 * so that a look at growing distances is nearer to the truth.
 */
function pauseMs(waitedMs: number, remainingMs: number): number {
  const untilLastMs = remainingMs - lastLookMs;
  if (untilLastMs <= 0) return Number.POSITIVE_INFINITY;
  const growingMs = Math.min(Math.max(waitedMs / 4, soonestLookMs), latestLookMs);
  return Math.min(growingMs, untilLastMs);
}

function judgeDelivery(deliveryMs: number, degradedAboveMs: number | null): void {
  if (degradedAboveMs === null || deliveryMs <= degradedAboveMs) return;
  const took = `It took ${Math.round(deliveryMs)} ms to arrive, more than ${degradedAboveMs} ms.`;
  throw new Failure('delivered_late', took);
}
