import { expect, onTestFinished, test } from 'vitest';
import { memoryGrowth } from '../contract/memory.ts';
import { openSockets } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { startMail } from '../support/peers/mail.ts';
import { peersRoundTrip, sender } from '../support/peers/mail-round-trip.ts';
import { messagesOf } from '../support/peers/mailbox-client.ts';
import { describeWith } from '../support/system-parts.ts';

const runs = 500;
const context = { timeoutMs: 10_000, degradedAfterMs: null };
const mebibyte = 1024 * 1024;

describeWith(['postfix', 'dovecot', 'dovecot-lmtp', 'openssl'], 'many round trips of mail', () => {
  test(`${runs} of them leave nothing behind, neither in the mailbox nor in this process`, async () => {
    const mail = await startMail();
    onTestFinished(() => mail.end());
    const probe = nodeProbe('mail-round-trip', { ca: mail.ca });
    const spec = peersRoundTrip(mail, sender);
    const deliveries: number[] = [];
    const socketsBefore = await openSockets();
    // What is loaded and compiled by the first run stays, and is no leak.
    await probe(spec, { ...context, runId: 'run-first' });
    const memory = memoryGrowth();
    for (let run = 0; run < runs; run++) {
      const result = await probe(spec, { ...context, runId: `run-${run}` });
      expect(result).toMatchObject({ outcome: 'up' });
      deliveries.push(result.measures.deliveryMs ?? Number.NaN);
    }
    const grown = memory.largest();
    report(deliveries, grown);
    expect(await messagesOf(mail, sender)).toBe(0);
    await expect.poll(openSockets).toBe(socketsBefore);
    expect(grown).toBeLessThan(16 * mebibyte);
  });
});

function report(deliveries: readonly number[], grown: number): void {
  const sorted = deliveries.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(0);
  const memory = `memory grew by ${(grown / mebibyte).toFixed(1)} MiB`;
  console.info(
    `${deliveries.length} round trips: delivery median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, worst ${at(1)} ms; ${memory}.`,
  );
}
