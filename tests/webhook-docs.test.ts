import { Webhook } from 'standardwebhooks';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { dialects } from '../src/domain/delivery/webhook-endpoint.ts';
import { eventTypes } from '../src/domain/event.ts';
import { someNow } from './support/facts.ts';
import { readProjectFile } from './support/tree.ts';
import { sampleBody, sampleSecret, webhookSamples } from './support/webhook-samples.ts';

const written = readProjectFile('docs/webhooks.md');
let samples: Awaited<ReturnType<typeof webhookSamples>>;
beforeAll(async () => {
  samples = await webhookSamples();
});
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: someNow }));
afterEach(() => vi.useRealTimers());

describe('docs/webhooks.md says what the code does', () => {
  test.each([...dialects, ...eventTypes, 'retries', 'signature'])('of %s', (name) => {
    const sample = samples[name] ?? '';
    expect(sample).not.toBe('');
    expect(written).toContain(sample);
  });

  test('with a signature that the reference library takes', () => {
    const headers = Object.fromEntries(
      (samples.signature ?? '').split('\n').map((line) => line.split(': ')),
    );
    expect(written).toContain(sampleSecret);
    expect(written).toContain(sampleBody);
    expect(new Webhook(sampleSecret).verify(sampleBody, headers)).toEqual({ type: 'webhook.test' });
  });
});
