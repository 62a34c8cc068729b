import { nodeProbes } from '../src/probes/node.ts';
import { type MailPeers, startMail } from '../tests/support/peers/mail.ts';
import { peersRoundTrip, sender } from '../tests/support/peers/mail-round-trip.ts';
import { atMost, type Figure } from './figure.ts';

const runs = 20;
const context = { timeoutMs: 10_000, degradedAfterMs: null };

/**
 * What the round trip measures as the delivery, against what postfix itself notes of the same
 * messages in its log; both on this machine, with dovecot behind.
 */
export async function measureRoundTrip(): Promise<readonly Figure[]> {
  const mail = await startMail();
  try {
    const ours = await deliveriesOf(mail);
    const theirs = delaysIn(mail.postfix.log());
    const differences = ours.map(({ runId, deliveryMs }) =>
      Math.abs(deliveryMs - (theirs.get(runId) ?? Number.NaN)),
    );
    const name = 'Delivery of mail as measured, away from what postfix notes';
    return [atMost(150, { name, unit: 'ms', runs: differences })];
  } finally {
    await mail.end();
  }
}

async function deliveriesOf(mail: MailPeers) {
  const probe = nodeProbes({ ca: mail.ca })['mail-round-trip'];
  if (!probe) throw new Error('Node has a probe of that kind.');
  const deliveries: { runId: string; deliveryMs: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const runId = `run-${run}`;
    const { measures, detail } = await probe(peersRoundTrip(mail, sender), { ...context, runId });
    if (measures.deliveryMs === undefined) throw new Error(`No message arrived: ${detail}`);
    deliveries.push({ runId, deliveryMs: measures.deliveryMs });
  }
  return deliveries;
}

/** The `delay=` of each message in milliseconds, by the run that its Message-ID names. */
function delaysIn(log: string): ReadonlyMap<string, number> {
  const runOfQueueId = new Map<string, string>();
  const delays = new Map<string, number>();
  for (const line of log.split('\n')) {
    const [, id = '', runId] = /: (\w+): message-id=<helplight\.([\w-]+)\./.exec(line) ?? [];
    if (runId !== undefined) runOfQueueId.set(id, runId);
    const [, sentId = '', seconds] = /: (\w+): to=.* delay=([\d.]+),/.exec(line) ?? [];
    const sent = runOfQueueId.get(sentId);
    if (sent !== undefined) delays.set(sent, Number(seconds) * 1000);
  }
  return delays;
}
