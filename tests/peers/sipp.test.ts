import { expect, onTestFinished, test } from 'vitest';
import { observe } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { type Scene, startSipp } from '../support/peers/sipp.ts';
import { describeWith } from '../support/system-parts.ts';
import { sipSpec } from '../support/targets/sip.ts';

describeWith(['sipp'], 'a look at sipp', () => {
  const look = async (transport: 'udp' | 'tcp', scene: Scene) => {
    const sipp = await startSipp(transport, scene);
    onTestFinished(() => sipp.end());
    return observe(nodeProbe('sip'), sipSpec({ port: sipp.port, transport }), 1500);
  };

  test.each(['udp', 'tcp'] as const)('finds it up over %s', async (transport) => {
    const { result } = await look(transport, 'answers');
    expect(result).toMatchObject({ outcome: 'up', reason: null });
  });

  test.each(['udp', 'tcp'] as const)('is kept waiting for ever over %s', async (transport) => {
    const { result, overrunMs } = await look(transport, 'tries');
    expect(result).toMatchObject({ outcome: 'down', reason: 'no_final_response' });
    expect(result.detail).toContain('100 Trying');
    expect(overrunMs).toBeLessThan(100);
  });
});
